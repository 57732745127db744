import type { ColumnType } from '@shared/spec/reading'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { formatCount, formatNumber } from '@renderer/wording/formatNumber'
import { percent } from '@renderer/wording/counts'
import { dateText, shortDateText, spanText } from './dateText'

export interface Figure {
  label: string
  value: string
}

/** A sign beside the word for a type. */
export const typeSigns: Record<ColumnType, string> = {
  number: '1.5',
  integer: '12',
  boolean: '0/1',
  category: 'A·B',
  date: 'day',
  text: 'abc',
  identifier: 'id',
}

/** Whether the column's values have an extent: numbers and dates. */
export function isMeasured(column: ColumnInfo): boolean {
  return column.type === 'number' || column.type === 'integer' || column.type === 'date'
}

/** A value of a column of numbers or dates. Whole numbers stay whole while they are short enough to be read. */
export function valueText(column: ColumnInfo, value: number | null, digits = 3): string {
  if (value === null) return formatNumber(null)
  if (column.type === 'date') return shortDateText(value, (column.max ?? value) - (column.min ?? value))
  const whole = column.type === 'integer' && Number.isInteger(value) && Math.abs(value) < 1e6
  return whole ? formatCount(value) : formatNumber(value, digits)
}

/** Extent and middle of a column of numbers or dates, from the least to the largest, then its mean and deviation. */
export function figuresOf(column: ColumnInfo, digits = 3): Figure[] {
  if (column.min === null) return []
  const { min, lowerQuartile, median, upperQuartile, max, mean, sd } = column
  const figures = [
    { label: 'min', value: valueText(column, min, digits) },
    { label: 'Q1', value: valueText(column, lowerQuartile, digits) },
    { label: 'median', value: valueText(column, median, digits) },
    { label: 'Q3', value: valueText(column, upperQuartile, digits) },
    { label: 'max', value: valueText(column, max, digits) },
    { label: 'mean', value: valueText(column, mean, digits) },
  ]
  const spread = column.type === 'date' ? spanText(sd ?? 0) : formatNumber(sd, digits)
  return [...figures, { label: 'sd', value: spread }]
}

/** Share of the rows in which the column is missing, from 0 to 1. */
export function missingShare(column: ColumnInfo, rows: number): number {
  return rows === 0 ? 0 : column.missing / rows
}

/** "1,203 missing (9.7 %)"; a share that is not 0 is never shown as 0. */
export function missingText(column: ColumnInfo, rows: number): string {
  const share = missingShare(column, rows)
  const shown = share > 0 && share < 0.0001 ? 'less than 0.01 %' : percent(share)
  return column.missing === 0 ? 'none missing' : `${formatCount(column.missing)} missing (${shown})`
}

/** What the bars of a column's histogram stand for; dates as dates, since the labels of the lab are for numbers. */
export function barLabels(column: ColumnInfo, labels: readonly string[]): string[] {
  const { min, max, type } = column
  if (type !== 'date' || min === null || max === null) return [...labels]
  if (labels.length === 1) return [dateText(min)]
  const width = (max - min) / labels.length
  const edge = (index: number) => shortDateText(Math.round(min + index * width), max - min)
  return labels.map((_, index) => `${edge(index)} to ${edge(index + 1)}`)
}
