import { type ScoreWarning, scoreWarning } from '../contract/scoreWarning'
import type { Alike } from '../spec/columnForm'
import { type Reading, defaultReading } from '../spec/reading'
import { unseenText } from '../data/preparation/features/heldOut'
import { domainText, isOutside } from '../data/preparation/features/transforms'
import type { FittedCategory, FittedDate, FittedInput, FittedNumber } from '../data/preparation/fittedPreparation'
import { type Located, note, nothingLocated } from '../data/located'
import type { CellReader } from '../data/reading/cells/cellReader'
import { chosenForm } from '../data/reading/cells/chosenForm'
import { createFormedCellReader } from '../data/reading/cells/formedCellReader'
import { areBooleans, booleanSense, booleanWord } from '../data/reading/cells/booleans'
import { chosenType } from '../data/reading/cells/chosenType'
import { dateOf, numberOf } from '../data/reading/columns/fillValues'
import { levelKey } from '../data/reading/cells/levelKeys'
import { marks } from '../data/reading/cells/marks'
import { type Column, missingCode } from '../data/table/table'
import { nearKey } from '../spec/words/nearKey'
import { counted, nameList, rowList } from '../spec/words/wording'

/** Reads the cells of one fitted feature from rows of text, and notes what does not fit. */
export interface FeatureReader {
  /** @param before how many rows of the file came earlier */
  read(rows: readonly (readonly string[])[], before: number): Column
  warnings(): ScoreWarning[]
}

/** Of the levels that no training row has. */
const levelsNoted = 10

/**
 * Cells are what they are on import, by the reading of the model's table.
 * @param place index of the feature's cell in a row
 */
export function createFeatureReader(
  input: FittedInput,
  place: number,
  reading: Reading = defaultReading,
): FeatureReader {
  if (input.kind === 'category') return levelReader(input, place, reading)
  return input.kind === 'date' ? dateReader(input, place, reading) : numberReader(input, place, reading)
}

function numberReader(input: FittedNumber, place: number, reading: Reading): FeatureReader {
  const { feature, transform, range } = input
  const beyond = nothingLocated()
  const cells = createFormedCellReader(reading, chosenForm(reading, feature))
  const type = chosenType(reading, feature)
  const spelled = numberOf(cells, type !== null)
  const numberIn = (cell: string): number => {
    const value = spelled(cell)
    return type === 'integer' && !Number.isInteger(value) ? Number.NaN : value
  }
  const refused = nothingLocated()
  const outside = nothingLocated()
  const worded = createOtherWords(feature)
  const senses = isZeroOrOne(input)
  return {
    read: (rows, before) => {
      const values = new Float64Array(rows.length)
      rows.forEach((row, index) => {
        const cell = row[place] ?? ''
        const value = numberIn(cell)
        values[index] = value
        if (Number.isNaN(value)) {
          if (isMissingCell(cells, cell)) return
          const sense = senses ? booleanSense(cell) : null
          if (sense === null) note(refused, before + index + 1)
          else {
            values[index] = Number(sense)
            worded.add(cell, String(Number(sense)), before + index + 1)
          }
        } else if (isOutside(transform, value) && !(input.zeroIsMissing && value === 0)) {
          note(outside, before + index + 1)
        } else if (range !== undefined && (value < range[0] || value > range[1])) {
          note(beyond, before + index + 1)
        }
      })
      return { kind: 'number', name: feature, type: 'number', values }
    },
    warnings: () => [
      ...worded.warnings(),
      ...refusals(refused, feature, 'a number', 'numbers'),
      ...(beyond.count === 0 || range === undefined ? [] : [extrapolation(feature, beyond, range)]),
      ...(outside.count === 0
        ? []
        : [
            scoreWarning(
              'outside-transform',
              `${counted(outside.count, 'value')} of ${feature} cannot be transformed (${rowList(outside.rows, outside.count)}), since ${domainText(transform)}: treated as missing.`,
              feature,
              outside.rows,
            ),
          ]),
    ],
  }
}

/** Whether all training rows were 0 or 1 as far as is known: a median strictly between them comes of as many of both. */
function isZeroOrOne({ range, median }: FittedNumber): boolean {
  return range !== undefined && range[0] === 0 && range[1] === 1 && [0, 0.5, 1].includes(median)
}

/** Cells that say yes or no in other words than the model's table, and what each is taken for. */
function createOtherWords(feature: string) {
  const cells = nothingLocated()
  const taken = new Map<string, string>()
  return {
    add: (cell: string, level: string, row: number): void => {
      note(cells, row)
      if (taken.size < levelsNoted) taken.set(cell.trim(), level)
    },
    warnings: (): ScoreWarning[] => {
      const { count, rows } = cells
      if (count === 0) return []
      const ways = nameList([...taken].map(([cell, level]) => `${cell} as ${level}`))
      const message = `${counted(count, 'cell')} in ${feature} read by what the words mean, ${ways} (${rowList(rows, count)}).`
      return [scoreWarning('other-words', message, feature, rows)]
    },
  }
}

function dateReader(input: FittedDate, place: number, reading: Reading): FeatureReader {
  const { feature } = input
  const cells = createFormedCellReader(reading, chosenForm(reading, feature))
  const dateIn = dateOf(cells, chosenType(reading, feature) === 'date' ? 'dayFirst' : null)
  const refused = nothingLocated()
  return {
    read: (rows, before) => {
      const values = new Float64Array(rows.length)
      rows.forEach((row, index) => {
        const cell = row[place] ?? ''
        const value = dateIn(cell)
        values[index] = value
        if (Number.isNaN(value) && !isMissingCell(cells, cell)) note(refused, before + index + 1)
      })
      return { kind: 'number', name: feature, type: 'date', values }
    },
    warnings: () => refusals(refused, feature, 'a date that reads one way only', 'dates that read one way only'),
  }
}

/** "3 values of income lie outside 12 to 90, where all training rows are (rows 1, 2, 8): …" */
function extrapolation(feature: string, { count, rows }: Located, [least, most]: [number, number]): ScoreWarning {
  const lie = count === 1 ? 'lies' : 'lie'
  const where = `outside ${least} to ${most}, where all training rows are (${rowList(rows, count)})`
  const message = `${counted(count, 'value')} of ${feature} ${lie} ${where}: nothing was learnt there, and predictions may be far off.`
  return scoreWarning('extrapolation', message, feature, rows)
}

function isMissingCell(cells: CellReader, cell: string): boolean {
  return cells.read(cell) === marks.missing
}

function refusals({ count, rows }: Located, feature: string, singular: string, plural: string): ScoreWarning[] {
  if (count === 0) return []
  const what = count === 1 ? `is not ${singular}` : `are not ${plural}`
  const message = `${counted(count, 'cell')} in ${feature} ${what}: ${rowList(rows, count)}; treated as missing.`
  return [scoreWarning('unreadable-cells', message, feature, rows)]
}

function levelReader(input: FittedCategory, place: number, reading: Reading): FeatureReader {
  const { feature } = input
  const cells = createFormedCellReader(reading, chosenForm(reading, feature))
  const levels = [...input.levels, ...input.grouped]
  // A boolean may be spelled in another case than in training.
  const words = areBooleans(levels) ? levels.map(booleanWord) : []
  const worded = createOtherWords(feature)
  const bySense = codesBySense(levels)
  const codes = new Map(levels.map((level, code) => [level, code]))
  // Blanks around a level, invisible marks and composition never tell levels of a scored file apart that the model has as one.
  const compared: Alike[] = ['composition', ...(chosenForm(reading, feature)?.alike ?? [])]
  const byKey = new Map<string, number>()
  levels.forEach((level, code) => {
    const key = levelKey(level, compared)
    byKey.set(key, byKey.has(key) ? -1 : code)
  })
  const unseen = new Set<string>()
  const cellsUnseen = nothingLocated()
  const codeOf = (cell: string, row: number): number => {
    const known = codes.get(cell)
    if (known !== undefined) return known
    if (isMissingCell(cells, cell)) return missingCode
    const word = booleanWord(cell)
    const spelled = word === null ? -1 : words.indexOf(word)
    if (spelled >= 0) return spelled
    const alike = byKey.get(levelKey(cell, compared))
    if (alike !== undefined && alike >= 0) return alike
    const sense = booleanSense(cell)
    const meant = sense === null ? undefined : bySense.get(sense)
    if (meant !== undefined) {
      worded.add(cell, levels[meant] as string, row)
      return meant
    }
    note(cellsUnseen, row)
    if (unseen.size < levelsNoted) unseen.add(cell)
    return levels.length
  }
  // The last code is a level that no training row has. No level can be named so.
  const columnLevels = [...levels, '']
  return {
    read: (rows, before) => ({
      kind: 'category',
      name: feature,
      type: 'category',
      codes: Uint32Array.from(rows, (row, index) => codeOf(row[place] ?? '', before + index + 1)),
      levels: columnLevels,
    }),
    warnings: () => [...worded.warnings(), ...unseenWarnings(input, levels, cellsUnseen, unseen)],
  }
}

/** The code of the level that says no, and of the one that says yes; empty where the levels are not two such words. */
function codesBySense(levels: readonly string[]): ReadonlyMap<boolean, number> {
  const senses = levels.map(booleanSense)
  const isPair = levels.length === 2 && senses[0] !== senses[1] && !senses.includes(null)
  return new Map(isPair ? senses.map((sense, code) => [sense as boolean, code]) : [])
}

function unseenWarnings(
  input: FittedCategory,
  levels: readonly string[],
  { count, rows }: Located,
  unseen: ReadonlySet<string>,
): ScoreWarning[] {
  if (count === 0) return []
  const { feature } = input
  const known = new Map(levels.map((level) => [nearKey(level), level]))
  const names = [...unseen].slice(0, 5).map((level) => {
    const near = known.get(nearKey(level))
    return near === undefined ? level : `${level}, there as ${near}`
  })
  const those = `${names.join('; ')}${unseen.size > 5 ? ' and more' : ''}`
  const message = `${counted(count, 'cell')} in ${feature} with a level that no training row has (${those}): ${unseenText(input)}.`
  return [scoreWarning('unseen-level', message, feature, rows)]
}
