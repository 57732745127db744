import type { Dataset } from '@shared/contract/dataset'
import { estimateInputs } from '@shared/spec/inputCount'
import { limits } from '@shared/spec/limits'
import { type RunSpec, type TrainingSpec, runSpecSchema } from '@shared/spec/runSpec'
import { specVersion } from '@shared/spec/upgradeSpec'
import { noFeatureText, noTargetText, taskObstacle } from '../../wording/settings/columnFitness'
import { classWeightAdvice, messageOfIssue } from '../../wording/settings/validation'
import type { Draft } from './draftDefaults'
import { preparationErrors } from './preparationErrors'

/** What is wrong, by path into the RunSpec ("training.learningRate"); empty when nothing is. */
export type DraftErrors = Record<string, string>

export function specOfDraft(dataset: Pick<Dataset, 'id' | 'reading'>, draft: Draft): RunSpec {
  const { preparation, network, training, seed } = draft
  return { version: specVersion, dataset: dataset.id, reading: dataset.reading, preparation, network, training, seed }
}

/** Weights and biases of the network, as far as the columns tell. */
export function parameterCount(dataset: Dataset, draft: Draft): number {
  const { single, products } = estimateInputs(dataset.columns, draft.preparation)
  const target = dataset.columns.find(({ name }) => name === draft.preparation.target)
  const classes = draft.preparation.task === 'regression' ? 1 : (target?.distinct ?? 2)
  const sizes = [single + products, ...draft.network.hidden, classes <= 2 ? 1 : classes]
  return sizes.slice(1).reduce((sum, size, index) => sum + size * ((sizes[index] ?? 0) + 1), 0)
}

/** The schema's complaints and what only the table can tell, each where it can be put right. */
export function validateDraft(dataset: Dataset, draft: Draft): DraftErrors {
  const errors: DraftErrors = {}
  const { task, target, features, weights } = draft.preparation
  const noTarget = target === '' ? noTargetText(dataset) : null
  if (noTarget !== null) errors['preparation.target'] = noTarget
  const noFeature = features.length === 0 ? noFeatureText(dataset, target) : null
  if (noFeature !== null) errors['preparation.features'] = noFeature
  const parsed = runSpecSchema.safeParse(specOfDraft(dataset, draft))
  for (const issue of parsed.success ? [] : parsed.error.issues) {
    const path = issue.path.map(String).join('.')
    if (path.startsWith('training.classWeights')) Object.assign(errors, classWeightErrors(draft.training))
    else errors[path] ??= messageOfIssue(path, issue)
  }
  const column = new Map(dataset.columns.map((entry) => [entry.name, entry]))
  const unknown = features.find((name) => !column.has(name))
  if (unknown !== undefined) errors['preparation.features'] ??= `${dataset.name} has no column ${unknown}: remove it.`
  if (target !== '' && !column.has(target)) {
    errors['preparation.target'] ??= `${dataset.name} has no column ${target}: choose another.`
  }
  if (weights !== null && !column.has(weights)) {
    errors['preparation.weights'] ??= `${dataset.name} has no column ${weights}: choose another.`
  }
  for (const [path, message] of Object.entries(preparationErrors(dataset, draft.preparation))) errors[path] ??= message
  const obstacle = taskObstacle(column.get(target), task)
  if (obstacle !== null) errors['preparation.task'] ??= obstacle
  if (Object.keys(errors).length === 0 && parameterCount(dataset, draft) > limits.parameters) {
    errors['network.hidden'] =
      `More than ${limits.parameters.toLocaleString('en-US')} weights: take fewer units or layers.`
  }
  return errors
}

/** One error for each class whose weight cannot be used. */
function classWeightErrors({ classWeights }: TrainingSpec): DraftErrors {
  const weights = typeof classWeights === 'string' ? [] : Object.entries(classWeights)
  const wrong = weights.filter(([, weight]) => !(weight >= 0 && weight <= limits.classWeight))
  return Object.fromEntries(wrong.map(([name]) => [`training.classWeights.${name}`, classWeightAdvice]))
}
