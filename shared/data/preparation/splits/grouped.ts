import { partCodes } from '../../../contract/analysis'
import { LabError } from '../../../contract/labError'
import { createRandom } from '../../../math/random'
import { counted } from '../../../spec/words/wording'
import type { Groups } from './groups'
import type { SplitShares } from './parts'

/** What a split needs of the groups besides their rows. */
export interface GroupOptions {
  /** Of the split column, for messages. */
  name: string
  shares: SplitShares
  seed: number
  /** Groups that must be left when the test part is filled: the folds that follow. */
  folds?: number
}

/**
 * All rows of a group in one part. The seed puts the groups in an order. The test part, then the validation part, takes each
 * group in this order that fits into what is left of its share; where that leaves it short and the smallest group that is
 * left would bring it nearer, it takes that one too. A part with a share gets at least one group, and training too. The
 * test part does not depend on the validation share.
 *
 * @returns a code of `partCodes` for each row
 * @throws LabError `bad-setting` for fewer groups than parts
 */
export function groupedCodes(groups: Groups, { name, shares, seed, folds }: GroupOptions): Uint8Array {
  const { of, sizes } = groups
  const rows = of.length
  const testRows = Math.round(shares.test * rows)
  const validationRows = Math.round(shares.validation * rows)
  const needed = (folds ?? (validationRows > 0 ? 2 : 1)) + (testRows > 0 ? 1 : 0)
  if (sizes.length < needed) {
    throw new LabError(
      'bad-setting',
      `${name} has ${counted(sizes.length, 'group')} in the ${counted(rows, 'row')} that can be used, and this split needs at least ${needed}: the rows of a group stay together. Choose another column, or ${folds === undefined ? 'set a share to 0' : 'fewer folds'}.`,
      'preparation.splitColumn',
    )
  }
  const order = Uint32Array.from(sizes.keys())
  createRandom(seed, 'split').shuffle(order)
  const parts = new Uint8Array(sizes.length).fill(partCodes.train)
  fill(parts, sizes, order, { code: partCodes.test, rows: testRows, keep: folds ?? Math.min(2, sizes.length - 1) })
  fill(parts, sizes, order, { code: partCodes.validation, rows: validationRows, keep: 1 })
  const codes = new Uint8Array(rows)
  for (let place = 0; place < rows; place++) codes[place] = parts[of[place] as number] as number
  return codes
}

function fill(
  parts: Uint8Array,
  sizes: Uint32Array,
  order: Uint32Array,
  wanted: { code: number; rows: number; keep: number },
): void {
  if (wanted.rows === 0) return
  let free = parts.reduce((count, part) => (part === partCodes.train ? count + 1 : count), 0)
  let filled = 0
  let smallest = -1
  for (const group of order) {
    if (parts[group] !== partCodes.train) continue
    const size = sizes[group] as number
    if (free > wanted.keep && filled + size <= wanted.rows) {
      parts[group] = wanted.code
      filled += size
      free -= 1
    } else if (smallest < 0 || size < (sizes[smallest] as number)) smallest = group
  }
  if (smallest < 0 || free <= wanted.keep) return
  const missing = wanted.rows - filled
  const nearer = Math.abs((sizes[smallest] as number) - missing) < missing
  if (filled === 0 || nearer) parts[smallest] = wanted.code
}
