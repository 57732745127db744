import { type RunWarning, warn } from '@shared/contract/warning'
import type { Predicted } from '@shared/model/fittedModel'
import type { RunSpec } from '@shared/spec/runSpec'

/** Outputs that differ by less, in nats or standard deviations of the target, are the same for whoever reads them. */
const same = 1e-3

/** Whether a model says the same of every row, but for what no figure shows. */
export function isConstantPrediction(predicted: Predicted): boolean {
  const { rows, columns, stride, values } =
    predicted.kind === 'numbers'
      ? { rows: predicted.standardized.length, columns: 1, stride: 1, values: predicted.standardized }
      : predicted.logits
  if (rows < 2) return false
  for (let column = 0; column < columns; column++) {
    let least = Infinity
    let most = -Infinity
    for (let row = 0; row < rows; row++) {
      const value = values[row * stride + column] as number
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
    if (!(most - least < same)) return false
  }
  return true
}

/** What is said of such a run: why, as far as its settings tell, and what to try. */
export function constantPredictionWarning({ network, preparation, training }: RunSpec): RunWarning {
  return warn('constant-prediction', `The model predicts the same for every row: ${reasonOf()}`)

  function reasonOf(): string {
    const { hidden, initialisation, activation } = network
    if (hidden.length > 0 && initialisation === 'zeros') {
      return 'all weights start at 0, so that all hidden units stay equal. Choose the initialisation Glorot, or He for relu.'
    }
    if (hidden.length > 0 && preparation.standardization === 'none') {
      return `the features are not standardized, so that every hidden unit (${activation}) is saturated, where its slope is 0. Standardize the features.`
    }
    if (training.l1 > 0 || training.l2 > 0) {
      return 'the penalty holds the weights at 0, or nearly. Choose a smaller L1 or L2.'
    }
    if (hidden.length > 0) {
      return 'no hidden unit responds to the features any more. Choose a smaller learning rate, another seed or the activation tanh.'
    }
    return 'the features do not predict the target, or training has hardly begun. Train more epochs, or choose other features.'
  }
}
