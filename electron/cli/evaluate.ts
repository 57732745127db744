import { Command } from 'commander'
import type { FileEvaluation } from '@shared/contract/evaluation'
import { LabError } from '@shared/contract/labError'
import { numberOf, seedOf } from './flags/numberFlag'
import { type ReadingFlags, addReadingFlags, readingOf } from './flags/readingFlags'
import { type Session, withLab } from './session'
import { evaluationText } from './text/evaluationText'
import { remedyText } from './text/output'
import { plainJson, plainText } from './text/plainText'

interface EvaluateFlags extends ReadingFlags {
  by?: string
  threshold?: string
  seed?: string
  json?: true
}

/** `logit-lab evaluate`. */
export function evaluateCommand(): Command {
  const command = new Command('evaluate')
    .description('Measure a model on a CSV file that has what it predicts: figures with 95 % intervals.')
    .argument('<model>', 'a model file of Logit Lab')
    .argument('<file>', 'a CSV file with the columns of the model and its target')
    .option('--by <column>', 'also for each level, or quarter, of a column of the file')
    .option(
      '--threshold <probability>',
      'of two classes, from which probability on a row counts as the event (default: 0.5)',
    )
    .option('--seed <number>', 'of the draws that intervals come from (default: 0)')
    .option('--json', 'print the evaluation as one JSON object')
  return addReadingFlags(command).action((model: string, file: string, flags: EvaluateFlags) =>
    withLab((session) => evaluateModel(session, model, file, flags)),
  )
}

async function evaluateModel(session: Session, modelPath: string, path: string, flags: EvaluateFlags): Promise<void> {
  const threshold = numberOf(flags.threshold, '--threshold', 'a probability from 0 to 1', (of) => of >= 0 && of <= 1)
  const seed = seedOf(flags.seed)
  const reading = readingOf(flags)
  const { lab, call, onInterrupt } = session
  onInterrupt(() => void lab.api['operations.cancel']({ operation: 'evaluate' }))
  const model = await call('models.open', { source: { kind: 'path', path: modelPath } })
  if (threshold !== undefined && model.classes.length !== 2) {
    throw new LabError(
      'bad-setting',
      `--threshold is for two classes: this model predicts ${predictedText(model.classes)}.`,
    )
  }
  const found = await call('models.evaluate', {
    ...{ operation: 'evaluate', model: model.id, source: { kind: 'path', path }, reading },
    ...(flags.by !== undefined && { by: flags.by }),
    ...(threshold !== undefined && { threshold }),
    ...(seed !== undefined && { seed }),
  })
  for (const { message } of found.warnings) console.error(plainText(message))
  for (const remedy of found.remedies) console.error(plainText(remedyText(remedy)))
  process.stdout.write(flags.json === true ? `${plainJson(jsonOf(found))}\n` : evaluationText(found))
}

const predictedText = (classes: readonly string[]) => (classes.length === 0 ? 'a number' : `${classes.length} classes`)

/** The evaluation with the rows that it leaves out. */
function jsonOf({ evaluation, target, counts, warnings }: FileEvaluation) {
  return { target, ...evaluation, fileRows: counts, warnings }
}
