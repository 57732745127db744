import type { InferenceAnswer } from '@shared/contract/inference'
import { fitPreparation } from '@shared/data/preparation/preparation'
import { inferModel } from '@shared/evaluation/inference/inferModel'
import { type InferenceOptions, type InferenceQuestion, askedBounds } from '@shared/evaluation/inference/question'
import { separationOfRows } from '@shared/evaluation/inference/separationOfRows'
import type { PreparationSpec, RunSpec, TrainingSpec } from '@shared/spec/runSpec'
import { kinds } from '../../../conformance/cases'
import { trainTable } from '../../../conformance/tableRun'
import { exampleSpec } from '../../../support/examples'
import { preparationSpec, tableOf } from '../../data/exampleTables'

export interface Fit {
  target: string
  features: string[]
  preparation?: Partial<PreparationSpec>
  training?: Partial<TrainingSpec>
}

/** A model without hidden layers as it is trained by Newton's method to the optimum, on all rows of a table. */
export function questionOf(text: string, { target, features, preparation, training }: Fit): InferenceQuestion {
  const table = tableOf(...text.trimEnd().split('\n'))
  const prepared = preparationSpec({ target, features, ...preparation })
  const isNumber = prepared.task === 'regression'
  const settings: TrainingSpec = {
    ...exampleSpec.training,
    ...{ optimizer: 'newton', batchSize: 'full', tolerance: 1e-10, epochs: 100 },
    loss: isNumber ? 'squaredError' : 'crossEntropy',
    ...training,
  }
  const linear = kinds.find(({ name }) => name === 'linear regression')!
  const { fitted, trainer } = trainTable(table, prepared, { ...linear, title: target, training: settings })
  const { parts } = fitPreparation(table, prepared)
  const spec: RunSpec = {
    ...exampleSpec,
    preparation: prepared,
    network: { ...exampleSpec.network, hidden: [] },
    training: settings,
  }
  const rows = parts.train
  const separation = () => separationOfRows(fitted, table, rows)
  return { spec, fitted, parameters: trainer.parameters(), table, rows, separation }
}

export function inferTable(text: string, fit: Fit, options: Partial<InferenceOptions> = {}): InferenceAnswer {
  return inferModel(questionOf(text, fit), { intervals: 'wald', firth: false, bounds: askedBounds, ...options })
}
