import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { LabError } from '@shared/contract/labError'
import type { History, RunDetail } from '@shared/contract/run'
import { readOut } from './output'
import { createProgress } from './progress'
import { checkOut } from './checkOut'
import { type Session, withLab } from './session'
import { checkFlags, specOf } from './specOf'
import { type TrainFlags, addTrainFlags } from './trainFlags'

/** `logit-lab train`. */
export function trainCommand(): Command {
  const command = new Command('train')
    .description('Train a model on a CSV file.')
    .argument('<file>', 'a CSV file with a header')
  return addTrainFlags(command)
    .option('--out <file>', 'write the model to this JSON file')
    .option('--json', 'print the result as one JSON object')
    .action((file: string, flags: TrainFlags) => withLab((session) => train(session, file, flags)))
}

async function train({ lab, call, onInterrupt }: Session, file: string, flags: TrainFlags): Promise<void> {
  checkFlags(flags)
  if (flags.out !== undefined) await checkOut(flags.out, [file])
  const progress = createProgress(process.stderr)
  const unsubscribe = lab.subscribe((event) => {
    if (event.kind === 'jobProgress') progress.importing(event.rows)
    if (event.kind === 'runChanged') progress.training(event.run)
  })
  try {
    onInterrupt(() => void lab.api.cancelJob({ job: 'import' }))
    const began = performance.now()
    const dataset = await call('importDataset', { job: 'import', source: { kind: 'path', path: file } })
    const importSeconds = (performance.now() - began) / 1000
    const started = await call('trainRun', { spec: specOf(dataset, flags) })
    onInterrupt(() => void lab.api.controlRun({ run: started.id, action: 'cancel' }))
    for (const warning of dataset.warnings) progress.note(warning.message)
    const run = await lab.finished(started.id)
    progress.end()
    for (const warning of run.warnings) progress.note(warning)
    if (run.state === 'cancelled') throw new LabError('cancelled', 'Training was cancelled.')
    if (run.problem) throw LabError.from(run.problem)

    if (flags.out !== undefined) {
      const model = await call('exportModel', { run: run.id })
      await writeFile(flags.out, model.text).catch((error: Error) => {
        throw new LabError('bad-file', `The model cannot be written to ${flags.out}: ${error.message}.`)
      })
      progress.note(`Model written to ${flags.out}`)
    }
    const detail = await call('getRun', { run: run.id })
    if (flags.json === true) {
      const history = await call('getHistory', { run: run.id })
      const seconds = { import: importSeconds, prepare: run.prepareSeconds, train: run.seconds }
      process.stdout.write(`${JSON.stringify(resultOf(detail, history, dataset.columnCount, dataset.rows, seconds))}\n`)
    } else process.stdout.write(readOut(detail))
  } finally {
    progress.end()
    unsubscribe()
  }
}

/** The one object of `--json`. Losses that are no number are null. */
function resultOf(
  { run, layers }: RunDetail,
  history: History,
  columns: number,
  rows: number,
  seconds: object,
): object {
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null)
  return {
    spec: run.spec,
    dataset: { rows, columns, sha256: run.spec.dataset },
    history: Array.from(history.epochs, (epoch, index) => ({
      epoch,
      trainLoss: finite(history.trainLoss[index]),
      validationLoss: finite(history.validationLoss[index]),
    })),
    metrics: run.metrics,
    layers,
    fingerprint: run.fingerprint,
    bestEpoch: run.bestEpoch,
    threads: run.threads,
    seconds,
  }
}
