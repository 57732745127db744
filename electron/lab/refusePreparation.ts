import { canSplitBy, featureKind, missingRulesOf, ruleFields, ruleOf } from '@shared/spec/columnRules'
import type { Dataset } from '@shared/contract/dataset'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { estimateInputs } from '@shared/spec/inputCount'
import { LabError } from '@shared/contract/labError'
import { limits } from '@shared/spec/limits'
import type { ColumnRule, PreparationSpec } from '@shared/spec/runSpec'
import { nameList, withThousands } from '@shared/data/wording'

/** Names of columns or levels that a refusal lists. */
export const namesShown = 12

/**
 * Refuses rules, products and a split that the columns rule out.
 * @throws LabError `bad-features` or `bad-setting`
 */
export function refusePreparation(preparation: PreparationSpec, dataset: Dataset): void {
  const { features, columns } = preparation
  const find = (name: string) => dataset.columns.find((column) => column.name === name)
  for (const name of Object.keys(columns)) {
    const column = features.includes(name) ? find(name) : undefined
    if (column === undefined)
      throw ruleRefusal(name, `${name} is no feature, so that it can have no rule. Add it, or take its rule out.`)
    refuseRule(column, ruleOf(columns, name))
  }
  refuseSplit(preparation, dataset, find)
  refuseProducts(preparation, dataset)
}

function refuseSplit(
  { split, splitColumn }: PreparationSpec,
  dataset: Dataset,
  find: (name: string) => ColumnInfo | undefined,
): void {
  if (split === 'holdout' || splitColumn === null) return
  const setting = 'preparation.splitColumn'
  const column = find(splitColumn)
  if (column === undefined) {
    const names = nameList(
      dataset.columns.map(({ name }) => name),
      namesShown,
    )
    throw new LabError(
      'bad-setting',
      `${dataset.name} has no column named ${splitColumn} to split by. Its columns are ${names}.`,
      setting,
    )
  }
  if (canSplitBy(column, split)) return
  const why =
    column.distinct < 2
      ? `${splitColumn} has ${column.distinct === 0 ? 'no value' : 'one value only'}, so that it splits nothing`
      : `${splitColumn} holds neither numbers nor dates, which a split by time needs`
  throw new LabError('bad-setting', `${why}. Choose another column.`, setting)
}

function refuseRule(column: ColumnInfo, rule: ColumnRule): void {
  const { name } = column
  const kind = featureKind(column)
  if (kind === null) return
  const holds = { number: 'numbers', category: 'categories', date: 'dates' }[kind]
  // What says nothing, such as "no transform", is at home everywhere.
  const idle: ColumnRule = { transform: 'none', zeroIsMissing: false, rareBelow: 0 }
  for (const field of Object.keys(rule) as (keyof ColumnRule)[]) {
    if (ruleFields[kind].includes(field) || rule[field] === undefined || rule[field] === idle[field]) continue
    throw ruleRefusal(name, `${name} holds ${holds}, which have no ${fieldNames[field]}. Leave that out.`)
  }
  const { missing, constant, reference, order, encoding } = rule
  if (missing !== undefined && !missingRulesOf[kind].includes(missing)) {
    const choices = missingRulesOf[kind].join(', ')
    throw ruleRefusal(
      name,
      `${name} holds ${holds}, whose missing values cannot be ${missing}. Take one of ${choices}.`,
    )
  }
  if (missing === 'constant' && (constant === undefined || (kind === 'number' && typeof constant !== 'number'))) {
    const what = { number: 'number', category: 'level', date: 'date' }[kind]
    throw ruleRefusal(name, `missing values of ${name} are to be a constant: give a ${what}.`)
  }
  const named = [...(encoding === 'reference' && reference !== undefined ? [reference] : []), ...(order ?? [])]
  refuseLevels(column, named, order)
}

function refuseLevels({ name, levels }: ColumnInfo, named: string[], order: readonly string[] | undefined): void {
  if (levels === null) return
  const unknown = named.filter((level) => !levels.includes(level))
  if (unknown.length > 0) {
    const are = unknown.length === 1 ? 'is no level' : 'are no levels'
    throw ruleRefusal(
      name,
      `${nameList(unknown, namesShown)} ${are} of ${name}, which has ${nameList(levels, namesShown)}.`,
    )
  }
  // A level that it lacks is refused by the preparation, if a training row has it.
  if (order !== undefined && new Set(order).size < order.length)
    throw ruleRefusal(name, `the order of ${name} names a level twice.`)
}

/** Powers and products alone can be more inputs than there may be, however many levels the training rows have. */
function refuseProducts(preparation: PreparationSpec, dataset: Dataset): void {
  const { single, products } = estimateInputs(dataset.columns, preparation)
  if (preparation.degree === 1 || single + products <= limits.inputs) return
  const [found, most] = [single + products, limits.inputs].map(withThousands)
  const setting = 'preparation.degree'
  throw new LabError(
    'bad-setting',
    `${setting}: this makes ${found} inputs, at most ${most} fit. Take a lower degree, or fewer features.`,
    setting,
  )
}

const fieldNames: Record<keyof ColumnRule, string> = {
  missing: 'missing values',
  zeroIsMissing: 'zeros',
  constant: 'constant',
  indicator: 'indicator',
  encoding: 'encoding of levels',
  reference: 'reference level',
  order: 'order of levels',
  rareBelow: 'rare levels',
  unseen: 'unseen levels',
  transform: 'transform',
  standardization: 'standardization',
  parts: 'parts of a date',
}

/** The setting stands first, so that each door can say its own name for it. */
function ruleRefusal(name: string, sentence: string): LabError {
  return new LabError('bad-features', `preparation.columns.${name}: ${sentence}`, 'preparation.columns')
}
