import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { LabError } from '@shared/contract/labError'
import type { History, RunDetail } from '@shared/contract/run'
import { activations, initialisations, missingRules, optimizers, standardizations } from '@shared/contract/runSpec'
import { readOut } from './output'
import { createProgress } from './progress'
import { checkOut } from './checkOut'
import { type Session, withLab } from './session'
import { type TrainFlags, checkFlags, specOf } from './specOf'

export function trainCommand(): Command {
  return new Command('train')
    .description('Train a model on a CSV file.')
    .argument('<file>', 'a CSV file with a header')
    .requiredOption('--target <name>', 'the column to predict')
    .option('--features <names>', 'columns to predict from, comma separated (default: every usable one)')
    .addOption(new Option('--standardize <how>', 'how numbers are scaled').choices(standardizations).default('zscore'))
    .addOption(new Option('--missing <rule>', 'rows with missing features').choices(missingRules).default('drop'))
    .option('--hidden <units>', 'units of each hidden layer, comma separated; empty is logistic regression', '')
    .addOption(new Option('--activation <name>', 'of hidden layers').choices(activations).default('tanh'))
    .addOption(new Option('--optimizer <name>', 'how weights are updated').choices(optimizers).default('adam'))
    .option('--learning-rate <x>', 'step size (default: 0.5 for gd, 0.1 for sgd, 0.03 for adam)')
    .option('--epochs <n>', 'passes over the training rows', '300')
    .option('--batch-size <n>', 'rows in a step, or full (default: full for gd, else 32)')
    .option('--l2 <x>', 'λ of the penalty λ/2·‖w‖²', '0')
    .addOption(new Option('--init <name>', 'starting weights (default: by network)').choices(initialisations))
    .option('--validation <share>', 'share of the rows for validation', '0.2')
    .option('--test <share>', 'share of the rows for the test', '0.2')
    .option('--seed <n>', 'of split, starting weights and shuffling', '1')
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
    seconds,
  }
}
