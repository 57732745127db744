import { dataRateOptimizers, ownStepOptimizers, wholeBatchOptimizers } from '../choices'
import { type Issue, issueAt } from '../issue'
import { limits } from '../limits'
import type { PreparationSpec, RunSpec } from '../runSpec'
import { drawnValidationShare, holdsValidation, splitKindTable, usedSplitColumn } from '../splitKindTable'

type Settings = Pick<RunSpec, 'preparation' | 'network' | 'training'>

/** Settings that do not go together, whatever the table: each told at the one that is more likely to give way. */
export function conflicts(spec: Settings): Issue[] {
  return [...preparationConflicts(spec.preparation), ...trainingConflicts(spec)]
}

function preparationConflicts(value: PreparationSpec): Issue[] {
  const { target, features, weights, split, splitColumn, testShare, fold, folds, repeats } = value
  const issues: Issue[] = []
  const add = (...issue: Parameters<typeof issueAt>) => issues.push(issueAt(...issue))
  const twice = features.find((name, index) => features.indexOf(name) < index)
  if (twice !== undefined) {
    add('preparation.features', 'feature-twice', `${twice} is there twice: remove it once.`, { name: twice })
  }
  if (features.includes(target)) {
    add('preparation.features', 'feature-is-target', `${target} is the target: remove it here.`, { name: target })
  }
  if (weights !== null && (weights === target || features.includes(weights))) {
    const role = weights === target ? 'the target' : 'a feature'
    add('preparation.weights', 'weights-in-use', `${weights} is ${role}: choose another column.`, { name: weights })
  }
  if (drawnValidationShare(value) + testShare > limits.heldOutShare) {
    const least = Math.round((1 - limits.heldOutShare) * 100)
    const message = `Validation and test together must leave at least ${least} % of the rows for training: take smaller shares.`
    add('preparation.validationShare', 'shares-too-large', message, { least })
  }
  const kind = splitKindTable[split]
  if (kind.column === 'needed' && splitColumn === null) {
    add('preparation.splitColumn', 'split-column-needed', 'Choose the column by which rows are split.')
  }
  if (usedSplitColumn(value) === target) {
    const message = `${target} is the target: choose another column to split by.`
    add('preparation.splitColumn', 'split-column-is-target', message, { name: target })
  }
  if (kind.folds && fold >= folds * repeats) {
    const count = folds * repeats
    add('preparation.fold', 'no-such-fold', `Choose a fold from 1 to ${count} (folds times repeats).`, { count })
  }
  const stray = value.interactions.flat().find((name) => !features.includes(name))
  if (stray !== undefined) {
    const message = `${stray} is not a feature: add it, or remove its products.`
    add('preparation.interactions', 'interaction-without-feature', message, { name: stray })
  }
  return issues
}

function trainingConflicts({ preparation, network, training }: Settings): Issue[] {
  const { optimizer, learningRate, batchSize, l1, precision, loss, dropout, patience } = training
  const layered = network.hidden.length > 0
  const issues: Issue[] = []
  const add = (...issue: Parameters<typeof issueAt>) => issues.push(issueAt(...issue))
  if (wholeBatchOptimizers.includes(optimizer) && batchSize !== 'full') {
    const message =
      'This optimizer uses every row in each step: set the batch size to full, or choose another optimizer.'
    add('training.batchSize', 'batch-not-full', message, { optimizer })
  }
  if (l1 !== 0 && (optimizer === 'newton' || (optimizer === 'lbfgs' && layered))) {
    const message = 'This optimizer needs a differentiable loss: set L1 to 0 and use L2, or choose another optimizer.'
    add('training.l1', 'l1-not-smooth', message, { optimizer })
  }
  if (learningRate === 0 && !ownStepOptimizers.includes(optimizer)) {
    if (layered || !dataRateOptimizers.includes(optimizer)) {
      const message =
        'Enter a number above 0: the step size can be derived from the data only for gradient descent without hidden layers.'
      add('training.learningRate', 'no-rate-by-data', message, { optimizer })
    }
  }
  if (optimizer === 'newton' && precision !== 'float64') {
    const message = "Newton's method needs the precision of float64: choose float64."
    add('training.precision', 'newton-needs-float64', message)
  }
  if (optimizer === 'newton' && loss === 'huber') {
    const message =
      "The Huber loss has no second derivative everywhere, which Newton's method needs: choose another loss."
    add('training.loss', 'newton-needs-curvature', message)
  }
  if (optimizer === 'newton' && layered) {
    const message = "Newton's method is for logistic and linear regression: remove the hidden layers, or choose L-BFGS."
    add('training.optimizer', 'newton-with-layers', message)
  }
  if (optimizer === 'lbfgs' && layered && dropout !== 0) {
    add('training.dropout', 'lbfgs-with-dropout', 'L-BFGS needs the same loss at every step: set the dropout to 0.')
  }
  if ((preparation.task === 'regression') === (loss === 'crossEntropy')) {
    const message = 'Choose cross-entropy for classes, squared error or Huber for numbers.'
    add('training.loss', 'loss-of-other-task', message, { task: preparation.task })
  }
  if (patience !== 0 && !holdsValidation(preparation)) {
    const message = 'Patience needs validation rows: give them a share, or set the patience to 0.'
    add('training.patience', 'patience-without-validation', message)
  }
  return issues
}
