import { type ScoreWarning, scoreWarning } from '../contract/scoreWarning'
import { readDate } from '../math/dates'
import type { FittedDate, FittedNumber, FittedPreparation } from '../data/preparation/fittedPreparation'
import { createNumberReader } from '../data/reading/cells/numberSpelling'
import { type NumberStyle, guessNumberStyle, numberStyles } from '../data/reading/guess/numberStyles'
import { LabError } from '../contract/labError'
import type { Reading, ReadingChoices } from '../spec/reading'

/** The marks by which the cells of a scored file are read, and what is told of them. */
export interface ScoredMarks {
  marks: Pick<Reading, 'decimal' | 'thousands' | 'dateOrder'>
  warnings: ScoreWarning[]
}

/** The cells of a model's features in a file that is scored, by feature and without missing ones. */
export type FeatureCells = ReadonlyMap<string, readonly string[]>

export interface ScoredMarksOptions {
  preparation: FittedPreparation
  cells: FeatureCells
  /** Of the model's table. */
  trained: Reading
  /** What somebody chose for this file. */
  chosen: Pick<ReadingChoices, 'decimal' | 'thousands' | 'dateOrder'>
  fileName: string
  /** Whether the file has the delimiter of the model's table: then it most likely has its other marks too. */
  sameDialect: boolean
}

/**
 * How the numbers and dates of a file are written that is scored. What its cells prove counts; where they can be read in more than one
 * way, the way of the model's table, unless what comes of it lies a hundredfold off what the model was trained on and another does not.
 *
 * @throws LabError `bad-file` with both readings where the file cannot be told apart
 */
export function scoredMarks(options: ScoredMarksOptions): ScoredMarks {
  const numbers = numberMarks(options)
  const dates = dateMarks(options)
  return { marks: { ...numbers.style, dateOrder: dates.order }, warnings: [...numbers.warnings, ...dates.warnings] }
}

/** A style fits a feature where nearly all of its cells are numbers in it. */
const fittingShare = 0.95

interface Way {
  style: NumberStyle
  /** By feature, in the order of the cells. */
  values: ReadonlyMap<string, readonly number[]>
  plausible: boolean
}

function numberMarks(options: ScoredMarksOptions): { style: NumberStyle; warnings: ScoreWarning[] } {
  const { preparation, cells, trained, chosen, fileName, sameDialect } = options
  const own: NumberStyle = { decimal: trained.decimal, thousands: trained.thousands }
  const inputs = preparation.inputs.filter((input): input is FittedNumber => input.kind === 'number')
  const columns = inputs.flatMap((input) => {
    const texts = cells.get(input.feature)
    return texts === undefined || texts.length === 0 ? [] : [{ input, texts: texts.map((text) => text.trim()) }]
  })
  if (chosen.decimal !== undefined || chosen.thousands !== undefined) {
    return {
      style: guessNumberStyle(
        columns.map(({ texts }) => texts),
        chosen,
      ),
      warnings: [],
    }
  }
  const isOwn = (style: NumberStyle): boolean => style.decimal === own.decimal && style.thousands === own.thousands
  const ways = numberStyles.flatMap((style) => wayOf(style, columns) ?? [])
  const [first] = ways
  if (first === undefined) {
    // No style fits every column: the proofs decide, and cells that are no numbers then are told one by one.
    const guessed = guessNumberStyle(
      columns.map(({ texts }) => texts),
      {},
    )
    const isProven = guessed.decimal !== '.' || guessed.thousands !== 'none'
    return { style: isProven ? guessed : own, warnings: [] }
  }
  const usual = ways.find(({ style }) => isOwn(style))
  const others = ways.filter((way) => usual === undefined || !sameValues(way, usual))
  if (usual !== undefined && (others.length === 0 || usual.plausible)) return { style: own, warnings: [] }
  const candidates = others.filter(({ plausible }) => plausible)
  const [best = others[0] ?? first] = candidates
  if (usual === undefined) {
    const rivals = others.filter((way) => !sameValues(way, best) && way.plausible === best.plausible)
    if (rivals.length > 0 && candidates.length !== 1) throw twoReadings(fileName, columns, best, rivals[0] as Way)
    return { style: best.style, warnings: [] }
  }
  if (candidates.length > 0 && candidates.every((way) => sameValues(way, best))) {
    const { text, feature, values } = difference(columns, best, usual)
    const message = `Numbers of ${fileName} such as ${text} in ${feature} are read as ${values[0]}: as ${values[1]}, by the marks of the model's table, they lie far off what the model was trained on. Choose the marks if that is wrong.`
    return { style: best.style, warnings: [scoreWarning('other-marks', message, feature)] }
  }
  if (sameDialect) return { style: own, warnings: [] }
  throw twoReadings(fileName, columns, others[0] as Way, usual)
}

type Columns = readonly { input: FittedNumber; texts: readonly string[] }[]

/** What the columns are in a style; null where it does not fit them. */
function wayOf(style: NumberStyle, columns: Columns): Way | null {
  const { value } = createNumberReader(style)
  const values = new Map<string, readonly number[]>()
  let plausible = true
  for (const { input, texts } of columns) {
    const read = texts.map(value)
    const finite = read.filter((number) => !Number.isNaN(number))
    if (finite.length < fittingShare * read.length) return null
    values.set(input.feature, read)
    plausible &&= isPlausible(finite, input.median)
  }
  return { style, values, plausible }
}

/** Marks that are mistaken for one another make numbers a thousand times too large or small. */
function isPlausible(values: readonly number[], trainedMedian: number): boolean {
  const sorted = values.map(Math.abs).sort((a, b) => a - b)
  const median = sorted[sorted.length >> 1] ?? 0
  const usual = Math.abs(trainedMedian)
  return median === 0 || usual === 0 || (median < usual * 100 && median > usual / 100)
}

function sameValues(way: Way, other: Way): boolean {
  return [...way.values].every(([feature, values]) =>
    values.every((value, index) => Object.is(value, other.values.get(feature)?.[index])),
  )
}

/** A cell that the two ways read differently. */
function difference(
  columns: Columns,
  way: Way,
  other: Way,
): { text: string; feature: string; values: [number, number] } {
  for (const { input, texts } of columns) {
    const [first, second] = [way.values.get(input.feature) ?? [], other.values.get(input.feature) ?? []]
    const index = texts.findIndex((_, at) => !Object.is(first[at], second[at]))
    if (index < 0) continue
    return {
      text: texts[index] as string,
      feature: input.feature,
      values: [first[index] as number, second[index] as number],
    }
  }
  throw new Error('The two ways read every cell the same.')
}

function twoReadings(fileName: string, columns: Columns, way: Way, other: Way): LabError {
  const { text, feature, values } = difference(columns, way, other)
  return new LabError(
    'bad-file',
    `${fileName}: ${text} in ${feature} may be ${values[0]} or ${values[1]}, and nothing in the file says which. Choose its decimal and thousands marks.`,
  )
}

function dateMarks({ preparation, cells, trained, chosen, fileName }: ScoredMarksOptions): {
  order: Reading['dateOrder']
  warnings: ScoreWarning[]
} {
  if (chosen.dateOrder !== undefined) return { order: chosen.dateOrder, warnings: [] }
  let [dayFirst, monthFirst] = [false, false]
  let open: { text: string; feature: string } | null = null
  for (const { feature } of preparation.inputs.filter((input): input is FittedDate => input.kind === 'date')) {
    for (const cell of cells.get(feature) ?? []) {
      const text = cell.trim()
      const byDay = readDate(text)?.dayFirst ?? Number.NaN
      const byMonth = readDate(text, true)?.monthFirst ?? Number.NaN
      if (Number.isNaN(byDay) && Number.isNaN(byMonth)) continue
      dayFirst ||= Number.isNaN(byMonth)
      monthFirst ||= Number.isNaN(byDay)
      if (!Number.isNaN(byDay) && !Number.isNaN(byMonth) && byDay !== byMonth) open ??= { text, feature }
    }
  }
  if (dayFirst && monthFirst) return { order: 'ymd', warnings: [] }
  if (dayFirst || monthFirst) return { order: dayFirst ? 'dmy' : 'mdy', warnings: [] }
  if (open === null || trained.dateOrder === 'ymd') return { order: trained.dateOrder, warnings: [] }
  const order = trained.dateOrder === 'dmy' ? 'day first' : 'month first'
  const message = `Dates of ${fileName} such as ${open.text} in ${open.feature} can be read in two ways; they are read ${order}, as in the model's table.`
  return { order: trained.dateOrder, warnings: [scoreWarning('open-date-order', message, open.feature)] }
}
