/** Losses of the last layer's outputs and their derivatives; see assembly/losses. `weights` 0 counts every row once. */
export interface LossKernels {
  sigmoidLoss(logits: number, classes: number, weights: number, rows: number): number
  sigmoidDelta(logits: number, classes: number, weights: number, rows: number, delta: number): void
  sigmoidLossAndDelta(logits: number, classes: number, weights: number, rows: number, delta: number): number
  softmaxLoss(
    logits: number,
    panelStride: number,
    count: number,
    classes: number,
    weights: number,
    rows: number,
  ): number
  softmaxDelta(
    logits: number,
    panelStride: number,
    count: number,
    classes: number,
    weights: number,
    rows: number,
    delta: number,
  ): void
  squaredLoss(outputs: number, targets: number, weights: number, rows: number): number
  squaredDelta(outputs: number, targets: number, weights: number, rows: number, delta: number): void
  huberLoss(outputs: number, targets: number, weights: number, rows: number, threshold: number): number
  huberDelta(outputs: number, targets: number, weights: number, rows: number, delta: number, threshold: number): void
  smoothSigmoidLoss(logits: number, classes: number, weights: number, rows: number, smoothing: number): number
  smoothSigmoidDelta(classes: number, weights: number, rows: number, delta: number, smoothing: number): void
  smoothSoftmaxLoss(
    logits: number,
    panelStride: number,
    count: number,
    classes: number,
    weights: number,
    rows: number,
    smoothing: number,
  ): number
  smoothSoftmaxDelta(
    panelStride: number,
    count: number,
    classes: number,
    weights: number,
    rows: number,
    delta: number,
    smoothing: number,
  ): void
}
