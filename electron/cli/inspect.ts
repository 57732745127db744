import { Command } from 'commander'
import { describeDataset } from './text/output'
import { type ReadingFlags, addReadingFlags, readingOf } from './flags/readingFlags'
import { withLab } from './session'
import { plainJson } from './text/plainText'

export function inspectCommand(): Command {
  const command = new Command('inspect')
    .description('Show what a file holds: how it was read, its columns, their types and what is doubtful.')
    .argument('<file>', 'a CSV file or another table of text')
    .option('--json', 'print one JSON object')
  return addReadingFlags(command).action((file: string, flags: ReadingFlags & { json?: boolean }) =>
    withLab(async ({ lab, call, onInterrupt }) => {
      onInterrupt(() => void lab.api['operations.cancel']({ operation: 'import' }))
      const choices = readingOf(flags)
      const source = { kind: 'path', path: file } as const
      const dataset = await call('datasets.import', { operation: 'import', source, reading: choices })
      const { rows, reading, columns, warnings } = dataset
      const json = () => `${plainJson({ rows, reading, columns, warnings })}\n`
      process.stdout.write(flags.json === true ? json() : describeDataset(dataset, choices))
    }),
  )
}
