import { basename } from 'node:path'
import { Command } from 'commander'
import type { FileComparison } from '@shared/contract/comparison'
import { seedOf } from './flags/numberFlag'
import { type ReadingFlags, addReadingFlags, readingOf } from './flags/readingFlags'
import { type Session, withLab } from './session'
import { comparisonText } from './text/comparisonText'
import { remedyText } from './text/output'
import { plainJson, plainText } from './text/plainText'

interface CompareFlags extends ReadingFlags {
  seed?: string
  json?: true
}

/** `logit-lab compare`. */
export function compareCommand(): Command {
  const command = new Command('compare')
    .description('Tell whether two models differ on a CSV file beyond chance: differences with 95 % intervals.')
    .argument('<first>', 'a model file of Logit Lab')
    .argument('<second>', 'another one that predicts the same; differences are this one less the first')
    .argument('<file>', 'a CSV file with the columns of the models and their target')
    .option('--seed <number>', 'of the draws that intervals come from (default: 0)')
    .option('--json', 'print the comparison as one JSON object')
  return addReadingFlags(command).action((first: string, second: string, file: string, flags: CompareFlags) =>
    withLab((session) => compareModels(session, [first, second], file, flags)),
  )
}

async function compareModels(
  session: Session,
  paths: [string, string],
  path: string,
  flags: CompareFlags,
): Promise<void> {
  const seed = seedOf(flags.seed)
  const reading = readingOf(flags)
  const { lab, call, onInterrupt } = session
  onInterrupt(() => void lab.api['operations.cancel']({ operation: 'compare' }))
  const open = async (model: string) => (await call('models.open', { source: { kind: 'path', path: model } })).id
  const models: [string, string] = [await open(paths[0]), await open(paths[1])]
  const found = await call('models.compare', {
    ...{ operation: 'compare', models, names: namesOf(paths), source: { kind: 'path', path }, reading },
    ...(seed !== undefined && { seed }),
  })
  for (const { message } of found.warnings) console.error(plainText(message))
  for (const remedy of found.remedies) console.error(plainText(remedyText(remedy)))
  process.stdout.write(flags.json === true ? `${plainJson(jsonOf(found))}\n` : comparisonText(found))
}

/** The names of the files, or where these are the same their paths. */
function namesOf(paths: [string, string]): [string, string] {
  const nameOf = (path: string) => basename(path).replace(/\.json$/i, '') || path
  const names: [string, string] = [nameOf(paths[0]), nameOf(paths[1])]
  const [first, second] = names[0] === names[1] ? paths : names
  return [first.slice(-200), second.slice(-200)]
}

/** The comparison with the rows that it leaves out. */
function jsonOf({ rows, weighted, target, classes, models, differences, sentence, counts, warnings }: FileComparison) {
  return { rows, differences, sentence, weighted, target, classes, models, fileRows: counts, warnings }
}
