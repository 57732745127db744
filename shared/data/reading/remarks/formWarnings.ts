import type { ImportWarning, Remedy } from '../../../contract/dataset'
import type { ColumnForm } from '../../../spec/columnForm'
import { formText } from '../../../spec/words/formWords'
import { counted, nameList, rowList, withThousands } from '../../../spec/words/wording'
import type { Located } from '../../located'
import type { CellReader } from '../cells/cellReader'
import type { CellReading } from '../cells/cells'
import { marks } from '../cells/marks'
import type { Judged } from './judgeColumn'
import { columnWarning } from './importWarnings'
import { wordsAsValues } from './missingWordForm'
import { locateTexts } from './oddCells'
import { type Proposal, fewestKept } from './proposal'

function fromOne({ count, rows }: Located): Located {
  return { count, rows: rows.map((row) => row + 1) }
}

function presentIn({ whole }: Judged): number {
  return whole.rows - whole.tally.missing.count
}

/** What is told of a column that is read by a form of its own. @param isProven by its cells, not chosen */
export function formWarnings(
  plain: Judged,
  form: ColumnForm,
  words: readonly string[],
  isProven: boolean,
): ImportWarning[] {
  const { name } = plain.whole
  const present = presentIn(plain)
  const text = `${name} is read with ${formText(form, words)}${isProven ? ', as its cells show' : ''}.`
  const changes = { forms: { [name]: {} } }
  const remedies: Remedy[] = isProven
    ? [{ label: 'Read it as the rest of the file', changes, kept: present, lost: 0 }]
    : []
  return [{ code: 'column-form', column: name, count: present, rows: [], message: text, remedies }]
}

const nouns = { numbers: 'numbers', dates: 'dates', hours: 'times' } as const

function changesOf(
  { form, becomes }: Proposal,
  { whole, source }: Judged,
  before: ColumnForm | null,
): Remedy['changes'] {
  const merged = { ...before, ...form }
  const isForm = Object.keys(form).length > 0
  const type = becomes === 'dates' ? 'date' : 'number'
  // Where too many cells are lost for a column to have the type by itself, somebody says so.
  const needsType = source.type === null && !isForm
  return {
    ...(isForm && { forms: { [whole.name]: merged } }),
    ...(needsType && { types: { [whole.name]: type } }),
  } as Remedy['changes']
}

function remedyOf(proposal: Proposal, judged: Judged, words: readonly string[], before: ColumnForm | null): Remedy {
  const { kept, lost, form, becomes } = proposal
  const with_ = Object.keys(form).length > 0 ? `, ${formText(form, words)}` : ''
  const label = `Read as ${nouns[becomes]}${with_}: ${withThousands(kept)} kept, ${lost === 0 ? 'none' : withThousands(lost)} missing`
  return { label, changes: changesOf(proposal, judged, before), kept, lost }
}

/** What a column could be instead: told with what each reading keeps. `before` is the form it has. */
export function proposalWarnings(
  judged: Judged,
  cells: CellReader,
  { missingWords: words }: CellReading,
  before: ColumnForm | null,
): ImportWarning[] {
  const { whole, source, holding, proposals } = judged
  const [best] = proposals
  if (!best) return []
  const { name } = whole
  const fits = best.becomes === 'dates' ? marks.date : marks.number
  const odd = fromOne(locateTexts(source, (text) => (cells.read(text) & fits) === 0))
  // Of a column of numbers it is told anyway which cells are none.
  if (best.mixedUnits !== undefined && holding.kind !== 'texts') return []
  if (best.mixedUnits !== undefined) {
    const message = `${name} has numbers with several units or with and without one (${nameList(best.mixedUnits, 5)}): ${rowList(odd.rows, odd.count)}; not read as numbers, since they cannot be compared. Bring them to one unit in the file.`
    return [{ code: 'mixed-units', column: name, count: odd.count, rows: odd.rows, message }]
  }
  // The ways that keep as much as the best one.
  const equal = proposals.filter(({ kept, mixedUnits }) => kept === best.kept && mixedUnits === undefined)
  const remedies = equal.map((proposal) => remedyOf(proposal, judged, words, before))
  if (Object.keys(best.form).length === 0) {
    return [{ ...columnWarning('fewTexts', name, whole.rows, odd), remedies }]
  }
  const examples = best.lostTexts.length === 0 ? '' : ` (${nameList(best.lostTexts, 3)})`
  const lost = best.lost === 0 ? 'none would be lost' : `${withThousands(best.lost)} would be missing${examples}`
  const ways = equal.map(({ form }) => formText(form, words)).join('; or with ')
  const read = holding.kind === 'texts' ? 'it is read as texts' : 'these are treated as missing'
  const message = `${counted(odd.count, 'cell')} in ${name} ${odd.count === 1 ? 'is' : 'are'} not plainly ${nouns[best.becomes]}: ${rowList(odd.rows, odd.count)}; ${read}. Read with ${ways}, ${withThousands(best.kept)} of ${withThousands(presentIn(judged))} would be ${nouns[best.becomes]} and ${lost}.`
  return [{ code: 'other-reading', column: name, count: odd.count, rows: odd.rows, message, remedies }]
}

const wordShare = 0.5
/** As countries and grades have: NA beside DE and FR is Namibia, beside Gd and TA a grade. */
const codeOfTwo = /^[A-Z][A-Za-z]$/
const fewestCodes = 3

/**
 * Missing words that may be values: without them the column is constant, most of its rows have one, or they are codes as its levels are.
 * @param levels of a category; else none
 */
export function missingWordWarnings(
  { whole, holding }: Judged,
  reading: CellReading,
  isConstant: boolean,
  levels: readonly string[] = [],
): ImportWarning[] {
  const { name, rows } = whole
  // A number is a missing word because somebody said so.
  const words = new Map([...whole.words].filter(([word]) => Number.isNaN(Number(word))))
  const count = [...words.values()].reduce((sum, times) => sum + times, 0)
  if (count === 0 || rows < fewestKept) return []
  const most = holding.kind === 'texts' && count >= wordShare * rows
  const areCodes =
    levels.length >= fewestCodes && [...levels, ...words.keys()].every((text) => codeOfTwo.test(text.trim()))
  if (!isConstant && !most && !areCodes) return []
  const list = nameList([...words.keys()], 3)
  const why = isConstant
    ? 'without them every value is the same'
    : areCodes
      ? `the other values are codes of two letters as well (${nameList(levels, 3)})`
      : `that is ${Math.round((100 * count) / rows)} % of the rows`
  const meaning = areCodes && !isConstant ? 'one of these codes' : 'a value that means "none"'
  const message = `${counted(count, 'cell')} in ${name} ${count === 1 ? 'is' : 'are'} ${list} and read as missing; ${why}. It may be ${meaning}.`
  const form = wordsAsValues({ words }, reading)
  const kept = rows - whole.tally.missing.count + count
  const label = `Read ${list} as a value: ${withThousands(kept)} kept, ${withThousands(rows - kept)} missing`
  return [
    {
      code: 'missing-word',
      column: name,
      count,
      rows: [],
      message,
      remedies: [{ label, changes: { forms: { [name]: form } }, kept, lost: rows - kept }],
    },
  ]
}

/** Cells that are the column's own name: the header comes again within the rows. */
export function repeatedHeaderWarnings({ whole, source }: Judged): ImportWarning[] {
  const { name } = whole
  const found = fromOne(locateTexts(source, (text) => text.trim() === name))
  if (found.count === 0 || 2 * found.count >= presentIn({ whole } as Judged)) return []
  const message = `${counted(found.count, 'cell')} in ${name} ${found.count === 1 ? 'is' : 'are'} the name of the column: ${rowList(found.rows, found.count)}. The header seems to come again within the rows.`
  return [{ code: 'repeated-header', column: name, count: found.count, rows: found.rows, message }]
}
