import { areBooleans, booleanWord, isMissing, readNumber } from '../data/cells'
import type { FittedCategory, FittedInput, FittedNumber } from '../data/fittedPreparation'
import { type Column, missingCode } from '../data/table'
import { counted, rowList } from '../data/wording'

/** Reads the cells of one fitted feature from rows of text, and notes what does not fit. */
export interface FeatureReader {
  /** @param before how many rows of the file came earlier */
  read(rows: readonly (readonly string[])[], before: number): Column
  warnings(): string[]
}

const noted = 10

/** @param place index of the feature's cell in a row */
export function createFeatureReader(input: FittedInput, place: number): FeatureReader {
  return input.kind === 'number' ? numberReader(input, place) : levelReader(input, place)
}

function numberReader({ feature }: FittedNumber, place: number): FeatureReader {
  let refused = 0
  const refusedRows: number[] = []
  return {
    read: (rows, before) => {
      const values = new Float64Array(rows.length)
      rows.forEach((row, index) => {
        const cell = row[place] ?? ''
        const value = readNumber(cell)
        values[index] = Number.isFinite(value) ? value : Number.NaN
        if (Number.isFinite(value) || (Number.isNaN(value) && isMissing(cell))) return
        refused += 1
        if (refusedRows.length < noted) refusedRows.push(before + index + 1)
      })
      return { kind: 'number', name: feature, type: 'number', values }
    },
    warnings: () =>
      refused === 0
        ? []
        : [
            `${counted(refused, 'cell')} in ${feature} ${refused === 1 ? 'is not a number' : 'are not numbers'}: ${rowList(refusedRows, refused)}; treated as missing.`,
          ],
  }
}

function levelReader({ feature, levels }: FittedCategory, place: number): FeatureReader {
  // A boolean may be spelled in another case than in training.
  const words = areBooleans(levels) ? levels.map(booleanWord) : []
  const codes = new Map(levels.map((level, code) => [level, code]))
  const unseen = new Set<string>()
  let unseenCells = 0
  const codeOf = (cell: string): number => {
    const known = codes.get(cell)
    if (known !== undefined) return known
    if (isMissing(cell)) return missingCode
    const word = booleanWord(cell)
    const spelled = word === null ? -1 : words.indexOf(word)
    if (spelled >= 0) return spelled
    unseenCells += 1
    if (unseen.size < noted) unseen.add(cell)
    return levels.length
  }
  return {
    read: (rows) => ({
      kind: 'category',
      name: feature,
      type: 'category',
      codes: Uint32Array.from(rows, (row) => codeOf(row[place] ?? '')),
      // The last code is a level that no training row has: every input of the feature is 0. No level can be named so.
      levels: [...levels, ''],
    }),
    warnings: () =>
      unseenCells === 0
        ? []
        : [
            `${counted(unseenCells, 'cell')} in ${feature} with a level that no training row has (${[...unseen].slice(0, 5).join(', ')}${unseen.size > 5 ? ' and more' : ''}): scored with none of its levels.`,
          ],
  }
}
