import type { Advice, AdviceTraining } from '@shared/contract/analysis'
import type { AdviceCode } from '@shared/contract/warning'
import { defaultPreparation } from '../../../../support/defaults'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { adviseOn } from '@shared/data/analysis/advice/adviseOn'
import { splitOf } from '@shared/data/analysis/splitOf'
import type { Table } from '@shared/data/table/table'
import { createRandom } from '@shared/math/random'

/** Advice on a table whose last column is the target and whose others are the features, unless told. */
export function adviceOn(
  table: Table,
  changes: Partial<PreparationSpec> = {},
  splitSeed = 1,
  training: AdviceTraining | null = null,
): Advice[] {
  const names = table.columns.map(({ name }) => name)
  const target = changes.target ?? names.at(-1)!
  const features = names.filter((name) => name !== target)
  const preparation: PreparationSpec = { ...defaultPreparation, target, features, splitSeed, ...changes }
  return adviseOn(table, preparation, splitOf(table, preparation), training)
}

export const only = (advice: Advice[], code: AdviceCode): Advice[] => advice.filter((one) => one.code === code)
export const codes = (advice: Advice[]): AdviceCode[] => advice.map(({ code }) => code)

/** Numbers from 0 to 1, three decimals or as many as told. */
export function uniform(rows: number, seed: number, decimals = 3): number[] {
  const random = createRandom(seed, 'sample')
  return Array.from({ length: rows }, () => Number(random.uniform().toFixed(decimals)))
}

export function normal(rows: number, seed: number, mean = 0, sd = 1): number[] {
  const random = createRandom(seed, 'sample')
  return Array.from({ length: rows }, () => mean + sd * random.normal())
}

export function drawn<Value>(rows: number, seed: number, values: readonly Value[]): Value[] {
  const random = createRandom(seed, 'sample')
  return Array.from({ length: rows }, () => values[random.integer(values.length)]!)
}
