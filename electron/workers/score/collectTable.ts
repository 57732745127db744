import type { ModelFile } from '@shared/exports/modelFile'
import { scoreWarning } from '@shared/contract/scoreWarning'
import { type CollectedTable, type TableCollector, createTableCollector } from '@shared/model/scoredTable'
import { readRows } from '../import/source/readRows'
import { checkWidth } from './checkWidth'
import { type ScoredFileOptions, inspectScored } from './scoredFile'

/**
 * A file as the table that a model needs, with the target where the file has it; it is read as a file that is scored.
 * @throws LabError `bad-file` where features are not found or the file cannot be read, `cancelled`
 */
export async function collectTable(model: ModelFile, options: ScoredFileOptions): Promise<CollectedTable> {
  const { inspected, reading, warnings } = await inspectScored(model, options)
  checkWidth(model, inspected)
  const { weights } = model.spec.preparation
  const collectors: TableCollector[] = []
  const result = await readRows(inspected, {
    shouldStop: options.shouldStop,
    onStart: ({ header }) => {
      collectors.push(createTableCollector(model.preparation, weights, reading, header, options.name))
    },
    onRows: (rows) => collectors.forEach((collector) => collector.add(rows)),
  })
  const [collected] = collectors.map((collector) => collector.finish())
  if (collected === undefined) throw new Error('The file was not begun.')
  const ofFile = result.warnings.map(({ code, message, column, rows }) =>
    scoreWarning(code, `${message}.`, column, rows),
  )
  return { ...collected, warnings: [...warnings, ...ofFile, ...collected.warnings] }
}
