/** One step of each first-order optimizer over `bytes` of parameters p and gradient g; see assembly/updates. */
export interface UpdateKernels {
  /** The proximal step of L1, for methods without and with a velocity, and for those that divide by the gradient's size. */
  shrink(p: number, bytes: number, threshold: number): void
  shrinkBySize(p: number, v: number, bytes: number, threshold: number, whole: number, epsilon: number): void
  /** The same for mini-batches: what a weight at 0 has not taken of its penalty is kept. */
  shrinkCumulative(
    p: number,
    v: number,
    above: number,
    below: number,
    bytes: number,
    threshold: number,
    whole: number,
    epsilon: number,
    kept: number,
  ): void
  shrinkWithVelocity(p: number, v: number, bytes: number, threshold: number, factor: number): void
  updateDescent(p: number, g: number, bytes: number, rate: number): void
  updateMomentum(p: number, g: number, v: number, bytes: number, rate: number, momentum: number): void
  updateNesterov(p: number, g: number, v: number, bytes: number, rate: number, momentum: number): void
  updateRmsprop(p: number, g: number, s: number, bytes: number, rate: number, decay: number, epsilon: number): void
  updateAdam(
    p: number,
    g: number,
    m: number,
    v: number,
    bytes: number,
    rate: number,
    beta1: number,
    beta2: number,
    correction1: number,
    correction2: number,
    epsilon: number,
  ): void
}
