import { createRandom } from '../engine/random'

/** Row indices of each part, ascending: the order of the file. */
export interface Parts {
  train: Uint32Array
  validation: Uint32Array
  test: Uint32Array
}

export interface SplitShares {
  validation: number
  test: number
}

/**
 * Stratified holdout: each part takes its share of every class.
 *
 * Totals are round(share * rows), spread over the classes by largest remainder; every class keeps at least one
 * training row, so totals fall short where almost every class is tiny. The same seed gives the same parts, and the
 * test part does not depend on the validation share.
 *
 * @param rows row indices to split
 * @param classes the class of each of these rows, 0..classCount-1, of the same length
 */
export function splitRows(
  rows: Uint32Array,
  classes: Uint32Array,
  classCount: number,
  shares: SplitShares,
  seed: number,
): Parts {
  const members = groupByClass(rows, classes, classCount)
  const sizes = members.map((group) => group.length)
  const test = allocate(sizes, shares.test, (index) => Math.max(0, (sizes[index] ?? 0) - 1))
  const validation = allocate(sizes, shares.validation, (index) =>
    Math.max(0, (sizes[index] ?? 0) - 1 - (test[index] ?? 0)),
  )
  const parts: Record<keyof Parts, number[]> = { train: [], validation: [], test: [] }
  const random = createRandom(seed, 'split')
  members.forEach((group, index) => {
    random.shuffle(group)
    const testEnd = test[index] ?? 0
    const validationEnd = testEnd + (validation[index] ?? 0)
    group.forEach((row, position) => {
      const part = position < testEnd ? 'test' : position < validationEnd ? 'validation' : 'train'
      parts[part].push(row)
    })
  })
  return {
    train: Uint32Array.from(parts.train).sort(),
    validation: Uint32Array.from(parts.validation).sort(),
    test: Uint32Array.from(parts.test).sort(),
  }
}

function groupByClass(rows: Uint32Array, classes: Uint32Array, classCount: number): Uint32Array[] {
  const sizes = new Uint32Array(classCount)
  for (const index of classes) sizes[index] = (sizes[index] ?? 0) + 1
  const groups = Array.from(sizes, (size) => new Uint32Array(size))
  const filled = new Uint32Array(classCount)
  rows.forEach((row, position) => {
    const index = classes[position] as number
    const group = groups[index] as Uint32Array
    const next = filled[index] as number
    group[next] = row
    filled[index] = next + 1
  })
  return groups
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
