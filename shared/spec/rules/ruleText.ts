import { type ColumnRule, ruleFields } from './ruleTable'

/** "median, indicator, log": what a feature does otherwise than the rest; empty where nothing. */
export function ruleText(rule: ColumnRule): string {
  const { missing, constant, encoding, reference, order } = rule
  // What is told by a field of its own, or does not count under the other choices.
  const silent = new Set<string>([
    ...(encoding === 'reference' && reference !== undefined ? ['encoding'] : ['reference']),
    ...(encoding === 'ordinal' && order !== undefined ? ['encoding'] : ['order']),
    ...(missing === 'constant' ? [] : ['constant']),
  ])
  const told: ColumnRule = missing === 'constant' && constant === undefined ? { ...rule, constant: '?' } : rule
  return ruleFields
    .flatMap(([name, { text }]) => {
      const value = told[name]
      return value === undefined || silent.has(name) ? [] : [text(value)]
    })
    .filter((text) => text !== '')
    .join(', ')
}

/** "income: median, log; age: z-score". */
export function rulesText(columns: Readonly<Record<string, ColumnRule>>): string {
  return Object.entries(columns)
    .map(([name, rule]) => `${name}: ${ruleText(rule)}`)
    .join('; ')
}
