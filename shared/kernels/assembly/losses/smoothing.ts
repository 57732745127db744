import { panel, size } from '../lanes'
import { Real } from '../real'

/*
 * Label smoothing (Szegedy, Vanhoucke, Ioffe, Shlens and Wojna, "Rethinking the inception architecture for computer
 * vision", CVPR 2016, section 7): of a row's truth a share ε is spread evenly over all K classes, the true one
 * included. Its cross-entropy is then
 *
 *   l_ε = -Σ_k q_k ln p_k,   q_k = (1 - ε) [k = t] + ε / K.
 *
 * With p = softmax(z), -ln p_k = ln S - z_k, and as the q_k add up to 1,
 *
 *   l_ε = ln S - Σ_k q_k z_k = (ln S - z_t) + ε (z_t - z̄),   z̄ = Σ_k z_k / K,
 *   ∂l_ε/∂z_k = p_k - q_k = (p_k - [k = t]) + ε ([k = t] - 1 / K).
 *
 * The first terms are those of the plain cross-entropy; what smoothing adds is linear in the logits. These kernels add
 * that to what the plain ones have left, so that a run without smoothing passes through the plain ones alone. For two
 * classes with the single logit z of class 1 the logits are (0, z): z_t - z̄ is z/2 for class 1 and -z/2 for class 0,
 * and the derivative by z is ε/2 or -ε/2.
 *
 * The addition is small beside the products of a layer, one pass over the logits; it goes row by row, unit by unit, so
 * that its order is the same in both modules.
 */

/** The weight of a row; 1 where every row counts once. */
// @inline
function weightAt(weights: usize, row: i32): Real {
  return weights === 0 ? <Real>1 : load<Real>(weights + <usize>row * size)
}

/** Σ w ε (z_t - z̄) over the rows of a column of logits of class 1. Addresses as in `sigmoidLoss`. */
export function smoothSigmoidLoss(logits: usize, classes: usize, weights: usize, rows: i32, smoothing: f64): f64 {
  let sum: f64 = 0
  for (let row = 0; row < rows; row++) {
    const z = <f64>load<Real>(logits + <usize>row * size)
    const half = load<u32>(classes + 4 * <usize>row) === 1 ? 0.5 * z : -0.5 * z
    sum += <f64>weightAt(weights, row) * smoothing * half
  }
  return sum
}

/** Adds w ε/2 for class 1 and -w ε/2 for class 0 to a column of derivatives. */
export function smoothSigmoidDelta(classes: usize, weights: usize, rows: i32, delta: usize, smoothing: f64): void {
  const half = <Real>(0.5 * smoothing)
  for (let row = 0; row < rows; row++) {
    const at = delta + <usize>row * size
    const share = weightAt(weights, row) * half
    const slope = load<u32>(classes + 4 * <usize>row) === 1 ? share : -share
    store<Real>(at, load<Real>(at) + slope)
  }
}

/** The address of a unit of a row, which is in panel unit / P at column unit mod P. */
// @inline
function unitAt(row: usize, panelStride: usize, unit: i32): usize {
  return row + <usize>(unit / panel) * panelStride + <usize>(unit % panel) * size
}

/** Σ w ε (z_t - z̄) over the rows of a block of panels. Addresses as in `softmaxLoss`. */
export function smoothSoftmaxLoss(
  logits: usize,
  panelStride: usize,
  count: i32,
  classes: usize,
  weights: usize,
  rows: i32,
  smoothing: f64,
): f64 {
  let sum: f64 = 0
  for (let row = 0; row < rows; row++) {
    let total: f64 = 0
    for (let unit = 0; unit < count; unit++) total += <f64>load<Real>(unitAt(logits, panelStride, unit))
    const truth = <f64>load<Real>(unitAt(logits, panelStride, <i32>load<u32>(classes + 4 * <usize>row)))
    sum += <f64>weightAt(weights, row) * smoothing * (truth - total / <f64>count)
    logits += 32
  }
  return sum
}

/** Adds w ε ([k = t] - 1/K) to a block of derivatives. The columns that pad its last panel stay 0. */
export function smoothSoftmaxDelta(
  panelStride: usize,
  count: i32,
  classes: usize,
  weights: usize,
  rows: i32,
  delta: usize,
  smoothing: f64,
): void {
  const all = <Real>(smoothing / <f64>count)
  const own = <Real>smoothing
  for (let row = 0; row < rows; row++) {
    const weight = weightAt(weights, row)
    const truth = <i32>load<u32>(classes + 4 * <usize>row)
    for (let unit = 0; unit < count; unit++) {
      const at = unitAt(delta, panelStride, unit)
      const slope = unit === truth ? own - all : -all
      store<Real>(at, load<Real>(at) + weight * slope)
    }
    delta += 32
  }
}
