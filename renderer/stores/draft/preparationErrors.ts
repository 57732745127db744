import { canSplitBy, featureKind, needsRareLevels, ruleOf } from '@shared/spec/columnRules'
import type { Dataset } from '@shared/contract/dataset'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { estimateInputs } from '@shared/spec/inputCount'
import { limits } from '@shared/spec/limits'
import type { ColumnRule, PreparationSpec } from '@shared/spec/runSpec'

/** What only the table can tell of rules, products and split, by path into the RunSpec. */
export function preparationErrors(dataset: Dataset, preparation: PreparationSpec): Record<string, string> {
  const errors: Record<string, string> = {}
  const info = new Map(dataset.columns.map((column) => [column.name, column]))
  const { features, columns, split, splitColumn, degree } = preparation
  for (const name of features) {
    const column = info.get(name)
    if (column === undefined) continue
    if (featureKind(column) === null) errors['preparation.features'] ??= noFeature(column)
    for (const [field, message] of Object.entries(ruleErrors(column, ruleOf(columns, name)))) {
      errors[`preparation.columns.${name}.${field}`] = message
    }
  }
  const squared = preparation.interactions.find(
    ([first, second]) => first === second && isOneHot(info.get(first), columns),
  )
  if (squared !== undefined) {
    errors['preparation.interactions'] = `${squared[0]} times itself tells nothing new: pair it with another feature.`
  }
  const by = splitColumn === null ? undefined : info.get(splitColumn)
  if (split !== 'holdout' && splitColumn !== null) {
    if (by === undefined) {
      errors['preparation.splitColumn'] = `${dataset.name} has no column ${splitColumn}: choose another.`
    } else if (!canSplitBy(by, split)) {
      const why = by.distinct < 2 ? 'has one value only' : 'holds neither numbers nor dates'
      errors['preparation.splitColumn'] = `${splitColumn} ${why}: choose another column.`
    }
  }
  const { single, products } = estimateInputs(dataset.columns, preparation)
  if (single + products > limits.inputs) {
    const most = limits.inputs.toLocaleString('en-US')
    const found = (single + products).toLocaleString('en-US')
    if (degree > 1) errors['preparation.degree'] = `${found} inputs, at most ${most}: take a lower degree.`
    else errors['preparation.features'] ??= `${found} inputs, at most ${most}: remove features.`
  }
  return errors
}

function isOneHot(column: ColumnInfo | undefined, columns: PreparationSpec['columns']): boolean {
  return (
    column !== undefined && featureKind(column) === 'category' && ruleOf(columns, column.name).encoding !== 'ordinal'
  )
}

function noFeature({ name, type }: ColumnInfo): string {
  const what = type === 'identifier' ? 'an identifier' : 'free text'
  return `${name} is ${what}, which says nothing about other rows: remove it.`
}

/** By field of the rule. */
function ruleErrors(column: ColumnInfo, rule: ColumnRule): Record<string, string> {
  const errors: Record<string, string> = {}
  const levels = column.levels ?? []
  const { missing, constant, encoding, reference, order, rareBelow } = rule
  if (missing === 'constant') {
    if (constant === undefined || constant === '') errors['constant'] = 'Enter what stands in place of a missing value.'
    else if (featureKind(column) === 'number' && typeof constant !== 'number') errors['constant'] = 'Enter a number.'
  }
  if (needsRareLevels(column) && !((rareBelow ?? 0) > 1)) {
    const found = column.distinct.toLocaleString('en-US')
    errors['rareBelow'] = `${found} levels, at most ${limits.featureLevels} fit: take rare ones together.`
  }
  if (column.levels === null) return errors
  if (encoding === 'reference' && reference !== undefined && !levels.includes(reference)) {
    errors['reference'] = `${column.name} has no level ${reference}: choose another.`
  }
  if (encoding === 'ordinal' && order !== undefined && !isOrderOf(order, levels)) {
    errors['order'] = 'The order must have every level once: set it anew.'
  }
  return errors
}

function isOrderOf(order: readonly string[], levels: readonly string[]): boolean {
  const known = new Set(order)
  return known.size === order.length && levels.length === order.length && levels.every((level) => known.has(level))
}
