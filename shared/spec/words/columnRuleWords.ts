import { IssueError, issueAt } from '../issue'
import { type ColumnRule, ruleFields } from '../rules/ruleTable'
import { flagWord, plainWord, splitWords } from './quotedWords'

/**
 * The rules of several `--column` flags by feature, such as `income: missing=median, indicator`; of two for the same feature the
 * later adds to the earlier.
 * @throws IssueError at `preparation.columns`
 */
export function readColumnRules(texts: readonly string[]): Record<string, ColumnRule> {
  const rules = new Map<string, ColumnRule>()
  for (const text of texts) {
    const [name = '', ...rest] = splitWords(text, ':')
    const items = splitWords(rest.join(':'), ',').filter((item) => item !== '')
    if (name === '' || items.length === 0) {
      throw refusal(`Write it like "income: missing=median, transform=log", not "${text}".`)
    }
    const known = rules.get(plainWord(name)) ?? {}
    rules.set(plainWord(name), Object.assign({}, known, ...items.map(readItem)))
  }
  return Object.fromEntries(rules)
}

function readItem(item: string): ColumnRule {
  const [key = '', ...rest] = splitWords(item, '=')
  const found = ruleFields.find(([, field]) => field.key === key)
  if (found === undefined) {
    throw refusal(`There is no "${key}" in a rule. It takes ${ruleFields.map(([, field]) => field.key).join(', ')}.`)
  }
  const [name, field] = found
  return { [name]: field.read(rest.join('=')) }
}

/** `income: missing=median, transform=log`: the word of `--column` for one feature; empty where the rule says nothing. */
export function writeColumnRule(name: string, rule: ColumnRule): string {
  const items = ruleFields.flatMap(([field, { key, write }]) => {
    const value = rule[field]
    if (value === undefined) return []
    const word = write(value)
    return [word === '' ? key : `${key}=${word}`]
  })
  return items.length === 0 ? '' : `${flagWord(name)}: ${items.join(', ')}`
}

function refusal(message: string): IssueError {
  return new IssueError(issueAt('preparation.columns', 'rule-word', message))
}
