import { fitPreparation } from '@shared/data/preparation/preparation'
import type { Parts } from '@shared/data/preparation/splits/parts'
import { rowBytes } from '@shared/engine/plan'
import { createFittedModel } from '@shared/model/fittedModel'
import { type KeptPredictions, gatherPredictions } from '@shared/model/predictions'
import { openTable } from '../table/tableAccess'
import { preparedBlocks } from '../train/preparedBlocks'
import type { PredictionsRequest } from './evaluateMessages'

/**
 * What a run's model says of every row that it can use, to the same bits as at the end of its training: the rows of training and
 * validation are prepared in the precision that they were trained in, those of the test in float64, as there.
 * @throws LabError what the preparation refuses, `not-found` where the columns of the dataset are gone
 */
export function evaluatePredictions({ model: parts, spec, access, memory }: PredictionsRequest): KeptPredictions {
  const model = createFittedModel(parts)
  const table = openTable(access, memory)
  try {
    // Which row is in which part follows from the spec alone; what was fitted is the model's own.
    const split = fitPreparation(table, spec.preparation).parts
    table.release()
    const predict = (name: keyof Parts) => {
      const rows = split[name]
      const precision = name === 'test' ? 'float64' : spec.training.precision
      const blocks = preparedBlocks(model.preparation, table, rows, precision)
      const atOnce = rows.length * rowBytes({ inputs: blocks.columns }, precision) <= memory
      const inputs = atOnce ? blocks.block(0, rows.length) : blocks
      return { name, rows, predicted: model.predictInputs(inputs) }
    }
    const names = ['train', 'validation', 'test'] as const
    const predicted = names.filter((name) => split[name].length > 0).map(predict)
    return gatherPredictions(model, table, predicted)
  } finally {
    table.close()
  }
}
