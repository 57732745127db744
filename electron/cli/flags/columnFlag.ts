import { LabError } from '@shared/contract/labError'
import {
  type ColumnRule,
  columnMissingRules,
  dateParts,
  encodingsOfCategories,
  standardizations,
  transforms,
  unseenRules,
} from '@shared/spec/runSpec'
import { plainWord, splitWords } from './quotedWords'

type Reader = (word: string) => ColumnRule

const quotedValue = (word: string): string | number => {
  const value = Number(word)
  return word.trim() === '' || Number.isNaN(value) ? plainWord(word) : value
}

/** What `--column "income: missing=median, indicator"` can say, and the rule it means. */
const readers: Record<string, Reader> = {
  missing: (word) => ({ missing: oneOf('missing', columnMissingRules, word) }),
  constant: (word) => ({ constant: quotedValue(word) }),
  indicator: (word) => ({ indicator: yesOrNo('indicator', word) }),
  'zero-is-missing': (word) => ({ zeroIsMissing: yesOrNo('zero-is-missing', word) }),
  transform: (word) => ({ transform: oneOf('transform', transforms, word) }),
  standardize: (word) => ({ standardization: oneOf('standardize', standardizations, word) }),
  encoding: (word) => ({ encoding: oneOf('encoding', encodingsOfCategories, word) }),
  reference: (word) => ({ reference: plainWord(word) }),
  order: (word) => ({ order: splitWords(word, '<').map(plainWord) }),
  'rare-below': (word) => ({ rareBelow: wholeNumber('rare-below', word) }),
  unseen: (word) => ({ unseen: oneOf('unseen', unseenRules, word) }),
  parts: (word) => ({ parts: splitWords(word, '+').map((part) => oneOf('parts', dateParts, part)) }),
}

/**
 * The rules of several `--column` flags by feature; of two for the same feature the later adds to the earlier.
 * @throws LabError `bad-setting` that names the flag
 */
export function columnRulesOf(texts: readonly string[]): Record<string, ColumnRule> {
  const rules = new Map<string, ColumnRule>()
  for (const text of texts) {
    const [name = '', ...rest] = splitWords(text, ':')
    const items = splitWords(rest.join(':'), ',').filter((item) => item !== '')
    if (name === '' || items.length === 0) {
      throw refusal(`must be like "income: missing=median, transform=log", not "${text}".`)
    }
    const known = rules.get(plainWord(name)) ?? {}
    rules.set(plainWord(name), Object.assign({}, known, ...items.map(ruleOfItem)))
  }
  return Object.fromEntries(rules)
}

function ruleOfItem(item: string): ColumnRule {
  const [key = '', ...rest] = splitWords(item, '=')
  const reader = Object.hasOwn(readers, key) ? readers[key] : undefined
  if (reader !== undefined) return reader(rest.join('='))
  throw refusal(`knows no "${key}". It takes ${Object.keys(readers).join(', ')}.`)
}

function oneOf<Choice extends string>(key: string, choices: readonly Choice[], word: string): Choice {
  const found = choices.find((choice) => choice === word)
  if (found !== undefined) return found
  throw refusal(`${key} must be one of ${choices.join(', ')}, not "${word}".`)
}

/** The word alone says yes. */
function yesOrNo(key: string, word: string): boolean {
  if (word === '' || word === 'yes') return true
  if (word === 'no') return false
  throw refusal(`${key} must be yes or no, not "${word}".`)
}

function wholeNumber(key: string, word: string): number {
  const value = word === '' ? Number.NaN : Number(word)
  if (Number.isInteger(value)) return value
  throw refusal(`${key} must be a whole number, not "${word}".`)
}

function refusal(complaint: string): LabError {
  return new LabError('bad-setting', `--column ${complaint}`)
}
