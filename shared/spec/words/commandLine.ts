import { defaultsOf } from '../defaults'
import { eventOf } from '../event'
import { relevantSettings } from '../relevantSettings'
import type { RunSpec } from '../runSpec'
import { type SettingPath, settingAt, settingPaths, valueAt } from '../settings/table'
import { writeColumnRule } from './columnRuleWords'
import { writeReading } from './readingWords'

/** A word as a POSIX shell reads it back unchanged; plain words stay as they are. */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:=@%+,-]+$/.test(text) && !text.startsWith('-')) return text
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** Settings that are always written, since nobody can guess them. */
const named: readonly SettingPath[] = ['preparation.target', 'preparation.features']

/**
 * The command that trains this spec again on the file of that name: its columns, and what is not as it is by default. Where
 * `overruled` says that the file was not read as it was guessed, also how it is read.
 *
 * @param classes as the run has them; of a run without an event of its own the second of two is written, which is what it stands for
 */
export function commandLine(
  spec: RunSpec,
  fileName: string,
  overruled = false,
  classes: readonly string[] = [],
): string {
  const relevant = relevantSettings(spec)
  const standard = defaultsOf(spec)
  const flags = settingPaths.flatMap((path): [string, string | null][] => {
    if (path === 'preparation.columns') return columnFlags(spec)
    if (path === 'preparation.event') return eventFlags(spec, classes)
    const { flag, word, write } = settingAt(path)
    const value = write(valueAt(spec, path))
    if (named.includes(path)) return [[`--${flag}`, value]]
    if (!relevant.has(path) || value === write(valueAt(standard, path))) return []
    if (word === '') return [[`--${flag}`, null]]
    return value === '' ? [] : [[`--${flag}`, value]]
  })
  const reading = overruled && spec.reading?.kind === 'text' ? writeReading(spec.reading) : []
  const words = [...flags, ...reading].map(([flag, word]) => (word === null ? flag : `${flag} ${shellWord(word)}`))
  return ['logit-lab train', shellWord(fileName), ...words].join(' ')
}

/** What the event is by default follows from the table, which is not known here. */
function eventFlags({ preparation: { task, event } }: RunSpec, classes: readonly string[]): [string, string][] {
  const known = event ?? eventOf(classes)
  return task !== 'classification' || known === null ? [] : [[`--${settingAt('preparation.event').flag}`, known]]
}

function columnFlags({ preparation }: RunSpec): [string, string][] {
  return Object.entries(preparation.columns)
    .map(([name, rule]) => writeColumnRule(name, rule))
    .filter((word) => word !== '')
    .map((word) => ['--column', word])
}
