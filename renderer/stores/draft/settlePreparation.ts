import { ruleOf } from '@shared/spec/columnRules'
import type { ColumnRule, PreparationSpec } from '@shared/spec/runSpec'

/** Takes out what belongs to columns that are no features any more, and a fold that is not there. */
export function settlePreparation(preparation: PreparationSpec): PreparationSpec {
  const { features, target, columns, interactions, splitColumn, folds, repeats, fold } = preparation
  const chosen = new Set(features)
  const kept = features.flatMap((name): [string, ColumnRule][] => {
    const rule = ruleOf(columns, name)
    return Object.keys(rule).length === 0 ? [] : [[name, rule]]
  })
  const count = folds * repeats
  return {
    ...preparation,
    columns: Object.fromEntries(kept),
    interactions: interactions.filter((pair) => pair.every((name) => chosen.has(name))),
    splitColumn: splitColumn === target ? null : splitColumn,
    // While a number is being typed there is no count yet.
    fold: count >= 1 && fold >= count ? Math.floor(count) - 1 : fold,
  }
}

/** The preparation with one feature's rule changed; what is undefined goes back to the general rule. */
export function withRule(preparation: PreparationSpec, name: string, change: ColumnRuleChange): PreparationSpec {
  const rule = Object.entries({ ...ruleOf(preparation.columns, name), ...change }).filter(
    ([, value]) => value !== undefined,
  )
  return { ...preparation, columns: { ...preparation.columns, [name]: Object.fromEntries(rule) } }
}

export type ColumnRuleChange = { [Key in keyof ColumnRule]?: ColumnRule[Key] | undefined }

/** The preparation in which a feature does as the rest do. */
export function withoutRule(preparation: PreparationSpec, name: string): PreparationSpec {
  const columns = Object.fromEntries(Object.entries(preparation.columns).filter(([other]) => other !== name))
  return { ...preparation, columns }
}
