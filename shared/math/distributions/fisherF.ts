import { incompleteBeta } from './incompleteBeta'

/**
 * P(X > x) of Fisher's F distribution: I_y(d₂/2, d₁/2) at y = d₂ / (d₂ + d₁ x) (Abramowitz and Stegun 26.6.2).
 * @param between degrees of freedom of the numerator, d₁
 * @param within degrees of freedom of the denominator, d₂
 */
export function fUpperTail(x: number, between: number, within: number): number {
  if (x <= 0) return 1
  if (x === Infinity) return 0
  const sum = within + between * x
  return incompleteBeta(within / 2, between / 2, within / sum, (between * x) / sum)
}
