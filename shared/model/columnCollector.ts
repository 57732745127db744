import { chosenForm } from '../data/reading/cells/chosenForm'
import { createFormedCellReader } from '../data/reading/cells/formedCellReader'
import { marks } from '../data/reading/cells/marks'
import { dateOf, numberOf } from '../data/reading/columns/fillValues'
import { type Column, missingCode } from '../data/table/table'
import type { Reading } from '../spec/reading'

/** Gathers one column of a file that a model does not need, to tell rows apart by it. */
export interface ColumnCollector {
  /** @param kept the rows of these that are wanted */
  add(rows: readonly (readonly string[])[], kept: readonly number[]): void
  /** Numbers where every cell that is not missing is one, dates where every one is a date that reads one way only, else levels. */
  column(): Column
}

/** @param place index of its cell in a row */
export function createColumnCollector(name: string, place: number, reading: Reading): ColumnCollector {
  const codes: number[] = []
  const codeOf = new Map<string, number>()
  const cells = createFormedCellReader(reading, chosenForm(reading, name))
  const code = (cell: string): number => {
    const text = cell.trim()
    const known = codeOf.get(text)
    if (known !== undefined) return known
    const next = cells.read(cell) === marks.missing ? missingCode : codeOf.size
    codeOf.set(text, next)
    return next
  }
  return {
    add: (rows, kept) => {
      for (const row of kept) codes.push(code(rows[row]?.[place] ?? ''))
    },
    column: () => {
      const texts = [...codeOf.keys()]
      const isThere = (text: string) => codeOf.get(text) !== missingCode
      const valuesBy = (valueOf: (text: string) => number) => {
        const values = texts.map((text) => (isThere(text) ? valueOf(text) : Number.NaN))
        return texts.every((text, index) => !isThere(text) || !Number.isNaN(values[index])) ? values : null
      }
      const spread = (values: readonly number[]) =>
        Float64Array.from(codes, (of) => (of === missingCode ? Number.NaN : (values[of] as number)))
      const numbers = valuesBy(numberOf(cells, false))
      if (numbers !== null && texts.some(isThere))
        return { kind: 'number', name, type: 'number', values: spread(numbers) }
      const dates = valuesBy(dateOf(cells, null))
      if (dates !== null && texts.some(isThere)) return { kind: 'number', name, type: 'date', values: spread(dates) }
      return { kind: 'category', name, type: 'category', codes: Uint32Array.from(codes), levels: texts }
    },
  }
}
