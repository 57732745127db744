import { Command } from 'commander'
import type { Dataset } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { flatParts } from '@shared/contract/metrics'
import type { History } from '@shared/contract/history'
import { type RunDetail, type RunSummary, withChange } from '@shared/contract/run'
import { eventOf } from '@shared/spec/event'
import type { RunSpec } from '@shared/spec/runSpec'
import { checkOut } from './checkOut'
import { writeArtifact } from './copyArtifact'
import { formatFlag, formatOf } from './flags/formatFlag'
import { foldMetrics, foldsReadOut, specsOfFolds, warningsOfFolds } from './folds'
import { readOut, warningText } from './text/output'
import { plainJson } from './text/plainText'
import { type Progress, createProgress } from './text/progress'
import { readingOf } from './flags/readingFlags'
import { shownLoss } from '@shared/spec/shownLoss'
import { type Session, withLab } from './session'
import { checkFlags, specOf } from './flags/specOf'
import { type TrainFlags, addTrainFlags } from './flags/trainFlags'

/** `logit-lab train`. */
export function trainCommand(): Command {
  const command = new Command('train')
    .description('Train a model on a CSV file.')
    .argument('<file>', 'a CSV file or another table of text')
  return addTrainFlags(command)
    .option('--out <file>', 'write the model to this file')
    .addOption(formatFlag())
    .option('--json', 'print the result as one JSON object')
    .action((file: string, flags: TrainFlags) => withLab((session) => train(session, file, flags)))
}

async function train(session: Session, file: string, flags: TrainFlags): Promise<void> {
  const precision = checkFlags(flags)
  if (flags.out !== undefined) await checkOut(flags.out, [file])
  const { lab, call, onInterrupt } = session
  const progress = createProgress(process.stderr)
  const runs = new Map<string, RunSummary>()
  const unsubscribe = lab.subscribe((event) => {
    if (event.kind === 'operationProgress') progress.importing(event.rows)
    if (event.kind === 'runAdded') runs.set(event.run.id, event.run)
    const run = event.kind === 'runChanged' ? runs.get(event.run) : undefined
    if (run && event.kind === 'runChanged') progress.training(withChange(run, event.change))
  })
  try {
    onInterrupt(() => void lab.api['operations.cancel']({ operation: 'import' }))
    lab.expectRun(precision)
    const began = performance.now()
    const source = { kind: 'path', path: file } as const
    const dataset = await call('datasets.import', { operation: 'import', source, reading: readingOf(flags) })
    const imported = { dataset, seconds: (performance.now() - began) / 1000 }
    const spec = specOf(dataset, flags)
    const details: RunDetail[] = []
    const inFolds = flags.allFolds === true
    for (const next of inFolds ? specsOfFolds(spec) : [spec]) {
      // What is doubtful about the file is said once a run is taken: a refusal is one line.
      const remarks = details.length === 0 ? dataset.warnings.map(warningText) : []
      details.push(await trainToTheEnd(session, next, progress, remarks, !inFolds))
    }
    if (inFolds) warningsOfFolds(details.map(({ run }) => run.warnings)).forEach(progress.note)
    const [detail] = details
    if (flags.out !== undefined && detail !== undefined) {
      await writeModel(session, detail.run.id, flags.out, formatOf(flags.out, flags.format))
      progress.note(`Model written to ${flags.out}`)
    }
    if (flags.json === true) process.stdout.write(`${plainJson(await jsonOf(session, details, imported, flags))}\n`)
    else process.stdout.write(details.map(readOut).join('') + (flags.allFolds === true ? foldsReadOut(details) : ''))
  } finally {
    progress.end()
    unsubscribe()
  }
}

async function trainToTheEnd(
  { lab, call, onInterrupt }: Session,
  spec: RunSpec,
  progress: Progress,
  remarks: string[],
  tellWarnings: boolean,
): Promise<RunDetail> {
  const started = await call('runs.train', { spec })
  onInterrupt(() => void lab.api['runs.cancel']({ run: started.id }))
  remarks.forEach(progress.note)
  const run = await lab.finished(started.id)
  progress.end()
  if (tellWarnings)
    for (const message of new Set(run.warnings.map((warning) => warning.message))) progress.note(message)
  if (run.state === 'cancelled') throw new LabError('cancelled', 'Training was cancelled.')
  if (run.problem) throw LabError.from(run.problem)
  return call('runs.get', { run: run.id })
}

async function writeModel({ call }: Session, run: string, out: string, format: string): Promise<void> {
  const model = await call('models.export', { run, format })
  await writeArtifact(call, model, out, 'The model')
}

interface Imported {
  dataset: Dataset
  seconds: number
}

/** Of one run, or of every fold with how their validation metrics vary. */
async function jsonOf({ call }: Session, details: RunDetail[], imported: Imported, flags: TrainFlags): Promise<object> {
  const results: object[] = []
  for (const detail of details) {
    const { id, inference, inferenceReason } = detail.run
    const answer =
      inferenceReason?.code === 'not-computed'
        ? await call('evaluation.inference', { run: id, intervals: 'wald' })
        : { inference, inferenceReason }
    const isSeparated = answer.inferenceReason?.code === 'separation' && detail.run.classes?.length === 2
    const { inference: firth } = isSeparated
      ? await call('evaluation.inference', { run: id, intervals: 'wald', firth: true })
      : { inference: null }
    const result = resultOf(detail, await call('runs.history', { run: id }), imported)
    results.push({ ...result, ...answer, ...(firth !== null && { firth }) })
  }
  return flags.allFolds === true ? { folds: results, validation: foldMetrics(details) } : (results[0] ?? {})
}

/** The one object of `--json`. Losses that are no number are null. */
function resultOf({ run, layers }: RunDetail, history: History, { dataset, seconds }: Imported): object {
  const { epochs, series } = history
  const valueOf = (name: string, index: number) => {
    const value = series[name]?.[index]
    return value !== undefined && Number.isFinite(value) ? shownLoss(run.spec.training, value) : null
  }
  return {
    spec: run.spec,
    dataset: { rows: dataset.rows, columns: dataset.columnCount, sha256: dataset.source },
    history: Array.from(epochs, (epoch, index) => ({
      epoch,
      trainLoss: valueOf('trainLoss', index),
      validationLoss: valueOf('validationLoss', index),
    })),
    classes: run.classes,
    event: eventOf(run.classes),
    metrics: run.metrics && flatParts(run.metrics),
    layers,
    fingerprint: run.fingerprint,
    bestEpoch: run.bestEpoch,
    ending: run.ending,
    warnings: run.warnings,
    learningRate: run.learningRate,
    huberDelta: run.huberDelta,
    threads: run.threads,
    seconds: { import: seconds, prepare: run.prepareSeconds, train: run.seconds },
  }
}
