import type { Advice } from '../../../contract/analysis'
import type { Fix } from '../../../contract/fix'
import { columnRows } from '../loadedColumn'
import { rowsNoted } from '../../located'
import type { Column } from '../../table/table'
import { counted, withThousands } from '../../../spec/words/wording'
import { type AdviceContext, type Sample, advise, percent } from './adviceContext'
import { distinctRows, findEqualRows } from './equalRows'
import { hasMissing, levelsOf } from './levels'
import { drawsRows, splitKindTable } from '../../../spec/splitKindTable'

/** Where more held-out rows than this share would have a twin by chance, equal rows are no copies. */
const byChance = 0.01
/** A smaller share of the held-out rows changes no figure that is shown. */
const worthTelling = 0.001
/** A column keeps equal rows together without making large groups if two rows agree in it this seldom. */
const fineEnough = 0.02

/** Rows of the validation and test parts that the model has seen: equal to a training row in every feature and the target. */
export function duplicateAdvice(context: AdviceContext): Advice[] {
  const { features, target, parts, sample } = context
  const held = new Uint32Array(parts.validation.length + parts.test.length)
  held.set(parts.validation)
  held.set(parts.test, parts.validation.length)
  if (held.length === 0 || parts.train.length === 0 || sample.rows < 2) return []
  const { agreement, all } = chances(sample)
  if (all * parts.train.length > byChance) return []

  const { later } = findEqualRows([...features, target], parts.train, held)
  if (later.length < Math.max(1, worthTelling * held.length)) return []
  const are = later.length === 1 ? 'is' : 'are'
  return [
    advise({
      code: 'duplicate-rows',
      columns: [],
      message: `${withThousands(later.length)} of the ${counted(held.length, 'validation and test row')} (${percent(later.length / held.length)}) ${are} equal to a training row in every feature and the target.`,
      reason:
        'The model has seen the targets of these rows in training, so that the metrics of these parts are too optimistic.',
      rows: Array.from(later.sort().subarray(0, rowsNoted), (row) => row + 1),
      fix: togetherBy(context, sample, agreement),
    }),
  ]
}

/** How often two rows agree in each feature, and in everything if columns had nothing to do with each other; copies count once. */
function chances({ features, target, rows }: Sample): { agreement: number[]; all: number } {
  const distinct = distinctRows(
    [...features, target],
    Uint32Array.from({ length: rows }, (_, row) => row),
  )
  const chanceIn = (column: Column) => chanceOfAgreement(columnRows(column, distinct))
  const agreement = features.map(chanceIn)
  return { agreement, all: agreement.reduce((product, chance) => product * chance, chanceIn(target)) }
}

/** How often two rows of these agree; 1 where there are no two. */
function chanceOfAgreement(column: Column): number {
  const levels = levelsOf(column)
  const counts = new Float64Array(levels.count)
  for (const level of levels.of) counts[level] = (counts[level] as number) + 1
  const rows = levels.of.length
  if (rows < 2) return 1
  return counts.reduce((sum, count) => sum + count * (count - 1), 0) / (rows * (rows - 1))
}

/** Equal rows have equal values in every feature: groups by the finest one keep them together. */
function togetherBy({ preparation }: AdviceContext, sample: Sample, agreement: readonly number[]): Fix | null {
  if (!drawsRows(preparation)) return null
  let finest = -1
  sample.features.forEach((column, index) => {
    const chance = agreement[index] as number
    if (chance > fineEnough || hasMissing(column)) return
    if (finest < 0 || chance < (agreement[finest] as number)) finest = index
  })
  const column = sample.features[finest]
  if (!column) return null
  return {
    label: `Keep rows of equal ${column.name} in one part`,
    ...(splitKindTable[preparation.split].column === 'none' ? { split: 'grouped' as const } : {}),
    splitColumn: column.name,
  }
}
