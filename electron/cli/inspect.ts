import { Command } from 'commander'
import { describeDataset } from './output'
import { withLab } from './session'

export function inspectCommand(): Command {
  return new Command('inspect')
    .description('Show what a CSV file holds: its columns, their types and what is doubtful.')
    .argument('<file>', 'a CSV file')
    .option('--json', 'print one JSON object')
    .action((file: string, flags: { json?: boolean }) =>
      withLab(async ({ lab, call, onInterrupt }) => {
        onInterrupt(() => void lab.api.cancelJob({ job: 'import' }))
        const dataset = await call('importDataset', { job: 'import', source: { kind: 'path', path: file } })
        const { rows, delimiter, encoding, header, columns, warnings } = dataset
        const json = () => `${JSON.stringify({ rows, delimiter, encoding, header, columns, warnings })}\n`
        process.stdout.write(flags.json === true ? json() : describeDataset(dataset))
      }),
    )
}
