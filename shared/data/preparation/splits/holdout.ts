import { partCodes } from '../../../contract/analysis'
import { createRandom } from '../../../math/random'
import type { SplitShares } from './parts'

/** The class of each row that is split, 0 to count - 1. One class: rows are drawn without regard to classes. */
export interface RowClasses {
  of: Uint32Array
  count: number
}

/**
 * Stratified holdout: each part takes its share of every class.
 *
 * Totals are round(share * rows), spread over the classes by largest remainder; every class keeps at least one
 * training row, so totals fall short where almost every class is tiny. The same seed gives the same parts, and the
 * test part does not depend on the validation share.
 *
 * @returns a code of `partCodes` for each row
 */
export function holdoutCodes(classes: RowClasses, shares: SplitShares, seed: number): Uint8Array {
  const members = placesByClass(classes)
  const sizes = members.map((group) => group.length)
  const test = allocate(sizes, shares.test, (index) => Math.max(0, (sizes[index] ?? 0) - 1))
  const validation = allocate(sizes, shares.validation, (index) =>
    Math.max(0, (sizes[index] ?? 0) - 1 - (test[index] ?? 0)),
  )
  const codes = new Uint8Array(classes.of.length).fill(partCodes.train)
  const random = createRandom(seed, 'split')
  members.forEach((group, index) => {
    random.shuffle(group)
    const testEnd = test[index] ?? 0
    const validationEnd = testEnd + (validation[index] ?? 0)
    for (let i = 0; i < validationEnd; i++) {
      codes[group[i] as number] = i < testEnd ? partCodes.test : partCodes.validation
    }
  })
  return codes
}

/** Of each class, the places of its rows among the rows that are split, ascending. */
export function placesByClass({ of, count }: RowClasses): Uint32Array[] {
  const sizes = new Uint32Array(count)
  for (let place = 0; place < of.length; place++) {
    const index = of[place] as number
    sizes[index] = (sizes[index] as number) + 1
  }
  const members = Array.from(sizes, (size) => new Uint32Array(size))
  const filled = new Uint32Array(count)
  for (let place = 0; place < of.length; place++) {
    const index = of[place] as number
    const next = filled[index] as number
    ;(members[index] as Uint32Array)[next] = place
    filled[index] = next + 1
  }
  return members
}

/** Hamilton's method with a capacity per class: floors first, then one each by largest remainder. */
function allocate(sizes: readonly number[], share: number, capacity: (index: number) => number): number[] {
  const rows = sizes.reduce((sum, size) => sum + size, 0)
  const quotas = sizes.map((size) => size * share)
  const counts = quotas.map((quota, index) => Math.min(Math.floor(quota), capacity(index)))
  const order = quotas
    .map((quota, index) => ({ index, remainder: quota - Math.floor(quota) }))
    .sort((first, second) => second.remainder - first.remainder || first.index - second.index)
  let left = Math.round(share * rows) - counts.reduce((sum, count) => sum + count, 0)
  let placed = true
  while (left > 0 && placed) {
    placed = false
    for (const { index } of order) {
      const count = counts[index] ?? 0
      if (left === 0 || count >= capacity(index)) continue
      counts[index] = count + 1
      left -= 1
      placed = true
    }
  }
  return counts
}
