import { Command } from 'commander'
import { LabError } from '@shared/contract/labError'
import { limits } from '@shared/spec/limits'
import { type ReadingFlags, addReadingFlags, readingOf } from './flags/readingFlags'
import { type Session, withLab } from './session'
import { explanationText } from './text/explanationText'
import { plainJson, plainText } from './text/plainText'

interface ExplainFlags extends ReadingFlags {
  row?: string
  seed?: string
  json?: true
}

/** `logit-lab explain`. */
export function explainCommand(): Command {
  const command = new Command('explain')
    .description('Say what a model does: its coefficients, and with a file how important its features are there.')
    .argument('<model>', 'a model file of Logit Lab')
    .argument('[file]', 'a CSV file with the columns of the model, and its target for the importance of features')
    .option('--row <n>', 'what moves the answer to this row of the file, counted from 1')
    .option('--seed <n>', 'of the shuffles of permutation importance (default: 0)')
    .option('--json', 'print one JSON object')
  return addReadingFlags(command).action((model: string, file: string | undefined, flags: ExplainFlags) =>
    withLab((session) => explain(session, model, file, flags)),
  )
}

async function explain(
  { call }: Session,
  modelPath: string,
  path: string | undefined,
  flags: ExplainFlags,
): Promise<void> {
  const row = flags.row === undefined ? null : wholeNumber('--row', flags.row, 1, Number.MAX_SAFE_INTEGER)
  const seed = flags.seed === undefined ? 0 : wholeNumber('--seed', flags.seed, 0, limits.seed)
  if (row !== null && path === undefined) {
    throw new LabError('bad-setting', '--row is the number of a row of a file: name the file behind the model.')
  }
  const { id } = await call('models.open', { source: { kind: 'path', path: modelPath } })
  const explanation = await call('models.explain', {
    ...{ model: id, seed, reading: readingOf(flags) },
    ...(path !== undefined && { source: { kind: 'path', path } }),
    ...(row !== null && { row: row - 1 }),
  })
  for (const { message } of explanation.file?.warnings ?? []) console.error(plainText(message))
  process.stdout.write(flags.json === true ? `${plainJson(explanation)}\n` : explanationText(explanation))
}

/** @throws LabError `bad-setting` for a word that is no whole number of this range */
function wholeNumber(flag: string, word: string, least: number, most: number): number {
  const value = /^\d+$/.test(word) ? Number(word) : Number.NaN
  if (value >= least && value <= most) return value
  throw new LabError(
    'bad-setting',
    `${flag} takes a whole number${most === limits.seed ? '' : `, ${least} or more`}: ${word} is none.`,
  )
}
