import { LabError } from '../../../contract/labError'
import type { RealArray } from '../../../math/matrix'
import type { FittedCategory, FittedDate, FittedInput, FittedNumber } from '../fittedPreparation'
import {
  type CategoryColumn,
  type Column,
  type NumberColumn,
  type Table,
  findColumn,
  missingCode,
} from '../../table/table'
import { datePart } from './calendar'
import { inputKind } from './featureRule'
import { valueWidth } from './inputWidths'
import { tableOfLevels, unusable } from './levelPlaces'
import { standardizer } from './standardize'
import { isOutside, isPartial, transformer } from './transforms'

/**
 * Writes the inputs of one feature for the rows at places from, ..., to - 1 of `rows`: those of the first to `out[at]` and on,
 * those of the next `stride` further. What it writes to is 0 before. Each row's inputs follow from that row and the
 * fitted values alone; they are NaN where the row lacks a value and nothing stands for it.
 */
export type InputWriter = (
  rows: Uint32Array,
  from: number,
  to: number,
  out: RealArray,
  at: number,
  stride: number,
) => void

/** The table's column of a fitted feature, of the same kind. */
export function featureColumn(table: Table, input: FittedInput): Column {
  const column = findColumn(table, input.feature)
  if (!column) throw new LabError('bad-features', `The table has no column named ${input.feature}.`)
  const found = inputKind(column)
  if (found !== input.kind) {
    const names = { number: 'numbers', date: 'dates', category: 'text' }
    throw new LabError(
      'bad-features',
      `The column ${input.feature} holds ${names[found]} where the model needs ${names[input.kind]}.`,
    )
  }
  return column
}

/** Touches the column's array once. */
export function inputWriter(input: FittedInput, column: Column): InputWriter {
  if (input.kind === 'number') return numberWriter(input, (column as NumberColumn).values)
  if (input.kind === 'date') return dateWriter(input, (column as NumberColumn).values)
  return levelWriter(input, column as CategoryColumn)
}

function numberWriter(input: FittedNumber, values: Float64Array): InputWriter {
  const { transform, zeroIsMissing, indicator } = input
  const apply = transformer(transform, input.lambda)
  const standardize = standardizer(input)
  const partial = isPartial(transform)
  const imputed = input.impute === null ? Number.NaN : standardize(apply(input.impute))
  const plain = transform === 'none' && input.quantiles === null && input.flat !== true
  const { center, scale } = input
  return (rows, from, to, out, at, stride) => {
    for (let i = from, place = at; i < to; i++, place += stride) {
      const value = values[rows[i] as number] as number
      const missing = value !== value || (zeroIsMissing && value === 0) || (partial && isOutside(transform, value))
      if (missing) {
        out[place] = imputed
        if (indicator) out[place + 1] = 1
      } else out[place] = plain ? (value - center) / scale : standardize(apply(value))
    }
  }
}

function dateWriter(input: FittedDate, values: Float64Array): InputWriter {
  const parts = input.parts.map((fitted) => ({ part: fitted.part, standardize: standardizer(fitted) }))
  const imputed = input.impute ?? Number.NaN
  const { indicator } = input
  return (rows, from, to, out, at, stride) => {
    parts.forEach(({ part, standardize }, index) => {
      for (let i = from, place = at + index; i < to; i++, place += stride) {
        const value = values[rows[i] as number] as number
        out[place] = standardize(datePart(part, value === value ? value : imputed))
      }
    })
    if (!indicator) return
    for (let i = from, place = at + parts.length; i < to; i++, place += stride) {
      if (Number.isNaN(values[rows[i] as number])) out[place] = 1
    }
  }
}

function levelWriter(input: FittedCategory, { codes, levels }: CategoryColumn): InputWriter {
  const { inputs, numbers, missing } = tableOfLevels(input, levels)
  const width = valueWidth(input)
  const { indicator } = input
  return (rows, from, to, out, at, stride) => {
    for (let i = from, place = at; i < to; i++, place += stride) {
      const code = codes[rows[i] as number] as number
      const entry = code === missingCode ? levels.length : code
      if (numbers !== null) out[place] = numbers[entry] as number
      else {
        const index = inputs[entry] as number
        if (index >= 0) out[place + index] = 1
        else if (index === unusable) out.fill(Number.NaN, place, place + width)
      }
      if (indicator && missing[entry] === 1) out[place + width] = 1
    }
  }
}
