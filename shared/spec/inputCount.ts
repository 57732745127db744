import { featureKind, needsRareLevels, ruleOf, varies } from './columnRules'
import type { ColumnInfo } from './columnInfo'
import { limits } from './limits'
import type { ColumnRule, PreparationSpec, RunSpec } from './runSpec'

export interface InputCount {
  /** Inputs that are a feature's own: a number is one, a category one a level. */
  single: number
  /** Products of several of them. */
  products: number
}

type Prepared = Pick<PreparationSpec, 'features' | 'columns' | 'degree' | 'interactions'>

/**
 * How many inputs the features make, as far as the columns tell: training rows may lack a level, and rare levels become one.
 */
export function estimateInputs(columns: readonly ColumnInfo[], preparation: Prepared): InputCount {
  const info = new Map(columns.map((column) => [column.name, column]))
  const widths = new Map<string, number>()
  const numbers = new Set<string>()
  let single = 0
  for (const name of preparation.features) {
    const column = info.get(name)
    const rule = ruleOf(preparation.columns, name)
    const width = column === undefined ? 1 : valueWidth(column, rule)
    widths.set(name, width)
    single += width + (rule.indicator === true && lacksValues(column, rule) ? 1 : 0)
    if (column !== undefined && varies(column) && featureKind(column) === 'number') numbers.add(name)
  }
  const { degree, interactions } = preparation
  const powers = powersOf(numbers.size, degree)
  // A product of two numbers is among the powers already.
  const pairs = interactions.filter((pair) => degree === 1 || !pair.every((name) => numbers.has(name)))
  const width = (name: string) => widths.get(name) ?? 1
  return { single, products: pairs.reduce((sum, [a, b]) => sum + width(a) * width(b), powers) }
}

/**
 * Products of 2 to `degree` of n numbers, with repetition: of d factors there are n (n + 1) ... (n + d - 1) / d!, the ways to choose
 * d of n with repetition (Feller, "An introduction to probability theory", volume 1, 3rd edition 1968, section II.5).
 */
export function powersOf(n: number, degree: number): number {
  let ofFactors = n
  let sum = 0
  for (let factors = 2; factors <= degree; factors++) {
    ofFactors = (ofFactors * (n + factors - 1)) / factors
    sum += ofFactors
  }
  return sum
}

function lacksValues(column: ColumnInfo | undefined, rule: ColumnRule): boolean {
  return column === undefined || column.missing > 0 || rule.zeroIsMissing === true
}

function valueWidth(column: ColumnInfo, rule: ColumnRule): number {
  const kind = featureKind(column)
  if (kind === 'date') return rule.parts?.length ?? 1
  const ownCategory = rule.missing === 'ownCategory' && column.missing > 0 ? 1 : 0
  if (kind !== 'category' || rule.encoding === 'ordinal') return 1 + ownCategory
  // Rare levels are one level: which they are, only the training rows tell.
  const levels = needsRareLevels(column) ? limits.featureLevels : column.distinct
  return levels + ownCategory - (rule.encoding === 'reference' ? 1 : 0)
}

/**
 * Weights and biases of the network, as far as the columns tell: its outputs are one for a number and for two classes, else one a
 * class.
 */
export function parameterCount(
  columns: readonly ColumnInfo[],
  { preparation, network }: Pick<RunSpec, 'preparation' | 'network'>,
): number {
  const { single, products } = estimateInputs(columns, preparation)
  const classes = columns.find(({ name }) => name === preparation.target)?.distinct ?? 2
  const outputs = preparation.task === 'regression' || classes <= 2 ? 1 : classes
  const sizes = [single + products, ...network.hidden, outputs]
  return sizes.slice(1).reduce((sum, size, layer) => sum + size * ((sizes[layer] ?? 0) + 1), 0)
}
