import { exp } from './elementary'
import type { Random } from './random'

/** Means from which on the normal approximation is used. */
const large = 64

/**
 * A Poisson number of the given mean. Below 64 by multiplying uniform numbers until their product falls below e^-mean (Knuth, "The art of
 * computer programming", volume 2, 3.4.1 F); above by the normal distribution of the same mean and variance, rounded, whose distribution
 * function is nowhere further from the Poisson's than 0.02: enough for resampling, where only mean and variance matter.
 */
export function poisson(random: Random, mean: number): number {
  if (mean >= large) return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()))
  const limit = exp(-mean)
  let count = 0
  for (let product = random.uniform(); product > limit; product *= random.uniform()) count += 1
  return count
}
