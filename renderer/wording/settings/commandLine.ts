import { type SettingPath, relevantSettings } from '@shared/spec/relevantSettings'
import type { RunSpec, TrainingSpec } from '@shared/spec/runSpec'
import { type Settings, defaultsOf } from './defaultsOf'
import { columnWord, preparationFlags, readingFlags } from './preparationFlags'

/** A word as a POSIX shell reads it back unchanged; plain words stay as they are. */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:=@%+,-]+$/.test(text) && !text.startsWith('-')) return text
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** The flag and the word of each setting; an empty word cannot be given. */
function flagsOf({ preparation, network, training, seed }: Settings): [SettingPath, string, string][] {
  const flags: [SettingPath, string, string | number][] = [
    ...preparationFlags(preparation),
    ['network.hidden', '--hidden', network.hidden.join(',')],
    ['network.activation', '--activation', network.activation],
    ['network.initialisation', '--init', network.initialisation],
    ['network.initialDistribution', '--init-distribution', network.initialDistribution],
    ['training.loss', '--loss', training.loss],
    ['training.huberDelta', '--huber-delta', training.huberDelta],
    ['training.optimizer', '--optimizer', training.optimizer],
    ['training.learningRate', '--learning-rate', training.learningRate],
    ['training.momentum', '--momentum', training.momentum],
    ['training.schedule', '--schedule', training.schedule],
    ['training.scheduleEpochs', '--schedule-epochs', training.scheduleEpochs],
    ['training.scheduleFactor', '--schedule-factor', training.scheduleFactor],
    ['training.warmup', '--warmup', training.warmup],
    ['training.clip', '--clip', training.clip],
    ['training.epochs', '--epochs', training.epochs],
    ['training.batchSize', '--batch-size', training.batchSize],
    ['training.l1', '--l1', training.l1],
    ['training.l2', '--l2', training.l2],
    ['training.dropout', '--dropout', training.dropout],
    ['training.weightDecay', '--weight-decay', training.weightDecay],
    ['training.classWeights', '--class-weights', classWeightsWord(training.classWeights)],
    ['training.patience', '--patience', training.patience],
    ['training.tolerance', '--tolerance', training.tolerance],
    ['training.precision', '--precision', training.precision],
    ['seed', '--seed', seed],
  ]
  return flags.map(([path, flag, value]) => [path, flag, String(value)])
}

function classWeightsWord(weights: TrainingSpec['classWeights']): string {
  if (typeof weights === 'string') return weights
  return Object.entries(weights)
    .map(([name, weight]) => `${name}=${weight}`)
    .join(',')
}

/**
 * The command that trains this spec again on the file of that name: its columns, and what is not as it is by default. Where
 * `overruled` says that the file was not read as it was guessed, also how it is read.
 */
export function commandLine(spec: RunSpec, fileName: string, overruled = false): string {
  const { target, features, columns, stratify } = spec.preparation
  const relevant = relevantSettings(spec)
  const standard = new Map(flagsOf(defaultsOf(spec)).map(([path, , word]) => [path, word]))
  const changed = flagsOf(spec)
    .filter(([path, , word]) => relevant.has(path) && word !== '' && word !== standard.get(path))
    .map(([, flag, word]) => `${flag} ${shellWord(word)}`)
  const rules = Object.entries(columns)
    .map(([name, rule]) => columnWord(name, rule))
    .filter((word) => word !== '')
    .map((word) => `--column ${shellWord(word)}`)
  if (relevant.has('preparation.stratify') && !stratify) rules.push('--no-stratify')
  const reading = !overruled || spec.reading === null ? [] : readingFlags(spec.reading)
  const read = reading.map(([flag, word]) => (word === null ? flag : `${flag} ${shellWord(word)}`))
  const named = [`--target ${shellWord(target)}`, `--features ${shellWord(features.join(','))}`]
  return ['logit-lab train', shellWord(fileName), ...named, ...rules, ...changed, ...read].join(' ')
}

/** Names that the commas of --features or --class-weights would split cannot be written on a command line. */
export function fitsCommandLine({ preparation, training }: RunSpec): boolean {
  const { classWeights } = training
  const classes = typeof classWeights === 'string' ? [] : Object.keys(classWeights)
  return [...preparation.features, ...classes].every((name) => !name.includes(',') && name.trim() === name)
}
