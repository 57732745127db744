/** One step of each first-order optimizer over `bytes` of parameters p and gradient g; see assembly/updates. */
export interface UpdateKernels {
  /** The proximal step of L1, for methods without and with a velocity. */
  shrink(p: number, bytes: number, threshold: number): void
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
