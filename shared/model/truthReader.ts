import { type ScoreWarning, scoreWarning } from '../contract/scoreWarning'
import { type Located, note, nothingLocated } from '../data/located'
import type { FittedCategory, FittedTarget } from '../data/preparation/fittedPreparation'
import { applyScaling } from '../data/preparation/standardization'
import { chosenForm } from '../data/reading/cells/chosenForm'
import { chosenType } from '../data/reading/cells/chosenType'
import { createFormedCellReader } from '../data/reading/cells/formedCellReader'
import { marks } from '../data/reading/cells/marks'
import { numberOf } from '../data/reading/columns/fillValues'
import { missingCode } from '../data/table/table'
import type { Reading } from '../spec/reading'
import { counted, nameList, rowList } from '../spec/words/wording'
import { createFeatureReader } from './featureReader'

/** Reads what rows of text really are, as the model's own table would have it read. */
export interface TruthReader {
  /** The class of each row, or its number on the scale that the network learns; NaN where it has none, or none that the model knows. */
  read(rows: readonly (readonly string[])[], before: number): Float64Array
  /** Rows so far whose cell is missing, and those whose cell is no class of the model or no number. */
  readonly missing: number
  readonly unknown: number
  warnings(): ScoreWarning[]
}

/** Unknown classes that are named. */
const namesTold = 5

/** @param place index of the target's cell in a row */
export function createTruthReader(target: FittedTarget, place: number, reading: Reading): TruthReader {
  const missing = nothingLocated()
  const unknown = nothingLocated()
  const names = new Set<string>()
  const cells = createFormedCellReader(reading, chosenForm(reading, target.name))
  const truths = target.scaling === null ? classReader(target, place, reading) : numberReader(target, place, reading)
  const isMissing = (cell: string) => cells.read(cell) === marks.missing
  return {
    read: (rows, before) => {
      const truth = truths.read(rows, before)
      truth.forEach((value, index) => {
        if (!Number.isNaN(value)) return
        const cell = rows[index]?.[place] ?? ''
        if (isMissing(cell)) note(missing, before + index + 1)
        else {
          note(unknown, before + index + 1)
          if (names.size <= namesTold) names.add(cell)
        }
      })
      return truth
    },
    get missing() {
      return missing.count
    },
    get unknown() {
      return unknown.count
    },
    warnings: () => [
      ...truths.warnings(),
      ...missingWarnings(target.name, missing),
      ...unknownWarnings(target, unknown, names),
    ],
  }
}

type Truths = Pick<TruthReader, 'read' | 'warnings'>

function numberReader({ name, scaling }: FittedTarget, place: number, reading: Reading): Truths {
  const cells = createFormedCellReader(reading, chosenForm(reading, name))
  const spelled = numberOf(cells, chosenType(reading, name) !== null)
  return {
    read: (rows) =>
      Float64Array.from(rows, (row) => {
        const number = spelled(row[place] ?? '')
        return scaling === null ? number : applyScaling(number, scaling)
      }),
    warnings: () => [],
  }
}

/** Classes that are numbers are compared as numbers: 1 and 1.0 are the same. Others are read as the levels of a feature are. */
function classReader({ name, classes }: FittedTarget, place: number, reading: Reading): Truths {
  const numbers = classes.map(Number)
  const areNumbers = classes.every((text, k) => text.trim() !== '' && Number.isFinite(numbers[k]))
  const cells = createFormedCellReader(reading, chosenForm(reading, name))
  const spelled = numberOf(cells, true)
  const asLevels: FittedCategory = {
    ...{ feature: name, kind: 'category', encoding: 'oneHot', levels: [...classes], grouped: [], reference: null },
    ...{ ordinal: null, unseen: 'zeros', missingLevel: 'none', impute: null, indicator: false },
    mode: classes[0] ?? '',
  }
  const levels = createFeatureReader(asLevels, place, reading)
  const read: Truths['read'] = (rows, before) => {
    const column = levels.read(rows, before)
    const codes = column.kind === 'category' ? column.codes : new Uint32Array(rows.length).fill(missingCode)
    return Float64Array.from(rows, (row, index) => {
      const code = codes[index] as number
      if (code < classes.length) return code
      const found = areNumbers ? numbers.indexOf(spelled(row[place] ?? '')) : -1
      return found < 0 ? Number.NaN : found
    })
  }
  // Of classes that are not known is told with their rows.
  return { read, warnings: () => levels.warnings().filter(({ code }) => code === 'other-words') }
}

function missingWarnings(name: string, { count, rows }: Located): ScoreWarning[] {
  if (count === 0) return []
  const message = `${counted(count, 'row')} not evaluated: no value of ${name} to compare with (${rowList(rows, count)}).`
  return [scoreWarning('no-truth', message, name, rows)]
}

function unknownWarnings(
  { name, classes, scaling }: FittedTarget,
  { count, rows }: Located,
  names: ReadonlySet<string>,
): ScoreWarning[] {
  if (count === 0) return []
  const told = `${nameList([...names].slice(0, namesTold))}${names.size > namesTold ? ' and more' : ''}`
  const what =
    scaling === null ? `none of the classes that the model knows, ${nameList(classes.slice(0, 10))}` : 'no number'
  const message = `${counted(count, 'row')} not evaluated: ${name} is ${told}, ${what} (${rowList(rows, count)}).`
  return [scoreWarning('unknown-class', message, name, rows)]
}
