import { defaultPreparation } from '../../../../support/defaults'
import { LabError, type Problem } from '@shared/contract/labError'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { type SplitTarget, fitTarget } from '@shared/data/preparation/target/fitTarget'
import { type Column, type Table, missingCode } from '@shared/data/table/table'

export function numbers(name: string, values: readonly number[], type: 'number' | 'date' = 'number'): Column {
  return { kind: 'number', name, type, values: Float64Array.from(values) }
}

/** Null is a missing value. */
export function texts(name: string, cells: readonly (string | null)[]): Column {
  const levels = [...new Set(cells.filter((cell) => cell !== null))]
  const codes = Uint32Array.from(cells, (cell) => (cell === null ? missingCode : levels.indexOf(cell)))
  return { kind: 'category', name, type: 'category', codes, levels }
}

export function tableWith(...columns: Column[]): Table {
  const [first] = columns
  return { rows: (first?.kind === 'number' ? first.values : first?.codes)?.length ?? 0, columns }
}

/** The split of all rows of a table with the target y. */
export function splitBy(table: Table, changes: Partial<PreparationSpec>, splitSeed = 1): SplitTarget {
  const target = table.columns.find(({ name }) => name === 'y')!
  const spec: PreparationSpec = { ...defaultPreparation, target: 'y', features: ['a'], splitSeed, ...changes }
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row)
  return fitTarget(table, target, rows, spec)
}

/** The parts as plain lists of rows. */
export function partsOf({ parts }: Pick<SplitTarget, 'parts'>) {
  return {
    train: Array.from(parts.train),
    validation: Array.from(parts.validation),
    test: Array.from(parts.test),
  }
}

export function problemOf(work: () => unknown): Problem | null {
  try {
    work()
  } catch (error) {
    if (error instanceof LabError) return error.toProblem()
    throw error
  }
  return null
}
