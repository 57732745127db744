import type { Network } from './network'

/**
 * The L2 penalty λ/2 · ‖w‖² over all weights; biases are left out, so that a shift of the data costs nothing.
 * (Ridge: Hoerl and Kennard, Technometrics 12, 1970; weight decay: Krogh and Hertz, NIPS 1991.)
 */
export function penalty(network: Network, parameters: Float64Array, l2: number): number {
  let sum = 0
  for (const { weightOffset, biasOffset } of network.shapes) {
    for (let at = weightOffset; at < biasOffset; at++) sum += (parameters[at] as number) * (parameters[at] as number)
  }
  return 0.5 * l2 * sum
}

/** Its derivative, λw, added to the gradient. */
export function addPenaltyGradient(
  network: Network,
  parameters: Float64Array,
  l2: number,
  gradient: Float64Array,
): void {
  if (l2 === 0) return
  for (const { weightOffset, biasOffset } of network.shapes) {
    for (let at = weightOffset; at < biasOffset; at++) {
      gradient[at] = (gradient[at] as number) + l2 * (parameters[at] as number)
    }
  }
}
