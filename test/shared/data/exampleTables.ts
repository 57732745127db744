import { defaultPreparation } from '../../support/defaults'
import { createTableBuilder } from './tableBuilder'
import type { Table } from '@shared/data/table/table'
import type { PreparationSpec } from '@shared/spec/runSpec'

/** A table from CSV lines without quotes, typed as on import. */
export function tableOf(...lines: string[]): Table {
  const [header, ...rows] = lines.map((line) => line.split(','))
  const builder = createTableBuilder(header!)
  builder.addRows(rows)
  return builder.finish().table
}

export function preparationSpec(changes: Partial<PreparationSpec> = {}): PreparationSpec {
  return {
    ...defaultPreparation,
    target: 'y',
    features: ['a'],
    validationShare: 0,
    testShare: 0,
    ...changes,
  }
}

export const allRows = (table: Table): Uint32Array => Uint32Array.from({ length: table.rows }, (_, row) => row)
