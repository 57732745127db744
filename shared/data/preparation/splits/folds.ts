import { partCodes } from '../../../contract/analysis'
import { LabError } from '../../../contract/labError'
import type { PreparationSpec } from '../../../spec/runSpec'
import { createRandom } from '../../../math/random'
import { sortNumbers } from '../../../math/sortNumbers'
import { counted } from '../../../spec/words/wording'
import type { Groups } from './groups'
import { type RowClasses, placesByClass } from './holdout'
import { countCode } from './parts'

type FoldSpec = Pick<PreparationSpec, 'folds' | 'fold' | 'splitSeed'>

/** The generator that draws the folds: that of the test part has index 0, each repeat one of its own. */
function drawOf({ folds, fold, splitSeed }: FoldSpec) {
  return createRandom(splitSeed, 'split', 1 + Math.floor(fold / folds))
}

/**
 * Cuts the training rows in folds, of which one validates. The rows of each class are shuffled and dealt to the folds in turn,
 * one class going on where the last one ended: folds differ by at most one row, in all and in each class.
 *
 * @param codes of `partCodes`, with the test part drawn; changed in place
 * @throws LabError `bad-setting` for fewer rows than folds
 */
export function drawFold(codes: Uint8Array, classes: RowClasses, spec: FoldSpec): void {
  const rows = countCode(codes, partCodes.train)
  if (rows < spec.folds) {
    throw new LabError(
      'bad-setting',
      `${counted(rows, 'row')} cannot be cut in ${spec.folds} folds. Choose fewer folds, or a smaller test share.`,
      'preparation.folds',
    )
  }
  const random = drawOf(spec)
  const chosen = spec.fold % spec.folds
  let dealt = 0
  for (const members of placesByClass(classes)) {
    const rest = members.filter((place) => codes[place] === partCodes.train)
    random.shuffle(rest)
    for (const place of rest) {
      if (dealt % spec.folds === chosen) codes[place] = partCodes.validation
      dealt += 1
    }
  }
}

/**
 * The same where rows of a group stay together: groups go to the fold that has fewest rows so far, large ones before small ones
 * (Graham's rule, SIAM J. Appl. Math. 17, 1969). Which of two comes first is drawn where one is less than twice the other, so that
 * groups that all differ in size are drawn anew too. Folds differ by at most the largest group.
 *
 * @param codes of `partCodes`, with the test part drawn by groups; changed in place
 * @param groups of which at least as many train as there are folds
 */
export function drawGroupedFold(codes: Uint8Array, groups: Groups, spec: FoldSpec): void {
  const { of, sizes } = groups
  const inTest = new Uint8Array(sizes.length)
  for (let place = 0; place < of.length; place++) {
    if (codes[place] === partCodes.test) inTest[of[place] as number] = 1
  }
  const rest = Uint32Array.from(sizes.keys()).filter((group) => inTest[group] === 0)
  const random = drawOf(spec)
  random.shuffle(rest)
  // A size becomes a whole number from size to 2 · size - 1.
  const drawn = sizes.slice()
  for (const group of rest) drawn[group] = Math.floor((sizes[group] as number) * (1 + random.uniform()))

  const foldOf = new Uint32Array(sizes.length).fill(spec.folds)
  const filled = new Float64Array(spec.folds)
  for (const place of fromLargest(rest, drawn)) {
    const group = rest[place] as number
    let least = 0
    for (let fold = 1; fold < spec.folds; fold++) {
      if ((filled[fold] as number) < (filled[least] as number)) least = fold
    }
    foldOf[group] = least
    filled[least] = (filled[least] as number) + (sizes[group] as number)
  }
  const chosen = spec.fold % spec.folds
  for (let place = 0; place < of.length; place++) {
    if (foldOf[of[place] as number] === chosen) codes[place] = partCodes.validation
  }
}

/** Places of the groups, the largest group first, equal ones in their order. */
function fromLargest(groups: Uint32Array, sizes: Uint32Array): Uint32Array {
  const { length } = groups
  let largest = 0
  for (const size of sizes) largest = Math.max(largest, size)
  // One number for size and place: groups of at most 2^26 rows together, so that no product is above 2^51.
  const keys = Float64Array.from(groups, (group, place) => (largest - (sizes[group] as number)) * length + place)
  return Uint32Array.from(sortNumbers(keys), (key) => key % length)
}
