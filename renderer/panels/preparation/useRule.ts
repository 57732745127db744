import { type ComputedRef, type MaybeRefOrGetter, computed, toValue } from 'vue'
import { ruleOf } from '@shared/spec/columnRules'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import type { ColumnRule, PreparationSpec } from '@shared/spec/runSpec'
import { useDatasets } from '../../stores/datasets/datasets'
import { useDraft } from '../../stores/draft/draft'
import { type ColumnRuleChange, withRule, withoutRule } from '../../stores/draft/settlePreparation'

export interface RuleOptions {
  column: ComputedRef<ColumnInfo | null>
  rule: ComputedRef<ColumnRule>
  preparation: ComputedRef<PreparationSpec | null>
  error: (field: keyof ColumnRule) => string | undefined
  /** Sets one field, and what goes with it; undefined follows the general rule again. */
  set: (field: keyof ColumnRule, change: ColumnRuleChange) => void
  reset: () => void
}

/** The rule of one feature as its controls see it. */
export function useRule(feature: MaybeRefOrGetter<string>): RuleOptions {
  const store = useDraft()
  const datasets = useDatasets()
  const name = computed(() => toValue(feature))
  const preparation = computed(() => store.draft?.preparation ?? null)
  return {
    preparation,
    column: computed(() => datasets.current?.columns.find((column) => column.name === name.value) ?? null),
    rule: computed(() => ruleOf(preparation.value?.columns ?? {}, name.value)),
    error: (field) => store.errors[`preparation.columns.${name.value}.${field}`],
    set: (field, change) =>
      store.edit(`preparation.columns.${name.value}.${field}`, (old) => ({
        ...old,
        preparation: withRule(old.preparation, name.value, change),
      })),
    reset: () => store.edit(null, (old) => ({ ...old, preparation: withoutRule(old.preparation, name.value) })),
  }
}
