import { undress } from '../cells/dressedNumber'
import type { OddCells } from './oddCells'
import { type Proposal, mostWords } from './proposal'

/** Levels of a category at most; each of them comes this often on average. */
const mostLevels = 100
const timesEach = 2
/** Of the cells, those that may be lost where nothing else speaks for levels. */
const mostLost = 0.25
/** Letters and digits together, such as 101A or 8e8813, and digits with a dash or slash between: names of things. */
const code = /^(?=.*\d)[\p{L}\p{N}]+(?:[-/_.][\p{L}\p{N}]+)*$/u
/** Stands right behind digits in a code as well as in a number with a unit. */
const glued = /\d[A-Z]$/
/** Stand for thousands and the like. */
const factor = /[KMGTB]$/

/**
 * Whether a column is a category as it is, which another reading would destroy: it would lose codes or many different texts of a column
 * whose levels come again and again, or take the letter off codes such as 101A beside 101.
 */
export function destroysLevels(proposal: Proposal, { present, texts, numbers }: OddCells): boolean {
  const levels = texts.size + numbers.size
  const repeats = levels <= mostLevels && present >= timesEach * levels
  const { becomes, form, lost, lostTexts, mixedUnits } = proposal
  if (becomes !== 'numbers') return false
  const units = mixedUnits ?? form.units ?? []
  const dressed = [...texts.keys()].filter((text) => units.includes(undress(text)?.unit ?? ''))
  const areLetters = dressed.every((text) => glued.test(text)) && dressed.some((text) => !factor.test(text))
  const isPartOfCode = mixedUnits !== undefined || numbers.size > 0
  if (areLetters && repeats && isPartOfCode) return true
  if (areLetters && dressed.some((text) => numbers.has(text.slice(0, -1)))) return true
  if (!repeats || lost === 0) return false
  const codes = lostTexts.filter((text) => code.test(text)).reduce((sum, text) => sum + (texts.get(text) ?? 0), 0)
  return 2 * codes >= lost || (lostTexts.length > mostWords && lost > mostLost * present)
}
