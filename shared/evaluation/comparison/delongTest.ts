import { normalTwoSided } from '../../math/distributions/normal'
import { delongCovariance } from '../intervals/delong'
import { normal975 } from '../intervals/interval'
import type { Tested } from './pairedBootstrap'

/**
 * DeLong's test of two areas under the ROC curve on the same rows (DeLong, DeLong and Clarke-Pearson, Biometrics 44, 1988): the difference of the areas
 * over its standard error, from the covariance of the two, is normal. With it the 95 % interval of the second area less the first.
 *
 * @param isEvent 1 for a row of the event, 0 for another
 * @returns null with fewer than two rows of either class, and where the difference has no variance but is none
 */
export function delongTest(
  first: Float64Array,
  second: Float64Array,
  isEvent: ArrayLike<number>,
): (Tested & { value: number; z: number }) | null {
  const found = delongCovariance([first, second], isEvent)
  if (found === null) return null
  const [one = 0, two = 0] = found.areas
  const at = (row: number, column: number) => found.covariance[row]?.[column] ?? 0
  const value = two - one
  // Two models that order the rows alike have a variance that is rounding, if anything.
  const variance = at(0, 0) + at(1, 1) - 2 * at(0, 1)
  if (!(variance > 1e-14 * (at(0, 0) + at(1, 1)))) return value === 0 ? { value, low: 0, high: 0, p: 1, z: 0 } : null
  const error = Math.sqrt(variance)
  const z = value / error
  return { value, z, low: value - normal975 * error, high: value + normal975 * error, p: normalTwoSided(z) }
}
