import { fitPreparation } from '@shared/data/preparation/preparation'
import type { Table } from '@shared/data/table/table'
import { createRandom } from '@shared/math/random'
import { type FittedModel, createFittedModel } from '@shared/model/fittedModel'
import type { NetworkSpec, PreparationSpec } from '@shared/spec/runSpec'
import { kinds } from '../../../conformance/cases'
import { trainTable } from '../../../conformance/tableRun'
import { exampleSpec } from '../../../support/examples'
import { preparationSpec, tableOf } from '../../data/exampleTables'

export interface Trained {
  model: FittedModel
  table: Table
  train: Uint32Array
}

/** A model that is trained a little, or, without hidden layers, to its end. */
export function trainedModel(
  table: Table,
  preparation: Partial<PreparationSpec>,
  network: Partial<NetworkSpec> = {},
): Trained {
  const prepared = preparationSpec(preparation)
  const linear = kinds.find(({ name }) => name === 'linear regression')!
  const settings = { ...linear.network, initialisation: 'glorot' as const, ...network }
  const isLinear = settings.hidden.length === 0
  const training = {
    ...exampleSpec.training,
    ...(isLinear ? { optimizer: 'newton' as const, batchSize: 'full' as const } : { epochs: 15 }),
    loss: prepared.task === 'regression' ? ('squaredError' as const) : ('crossEntropy' as const),
    l2: 0.01,
  }
  const { fitted, trainer } = trainTable(table, prepared, { ...linear, title: '', network: settings, training })
  const { parts } = fitPreparation(table, prepared)
  const modelParts = { preparation: fitted, network: settings, parameters: trainer.parameters() }
  return { model: createFittedModel(modelParts), table, train: parts.train }
}

/** Numbers a and b, levels c, classes of two (y) and three (k), and a number (n), which follow from them and chance. */
export function mixedTable(seed: number, rows = 60): Table {
  const random = createRandom(seed, 'sample')
  const levels = ['red', 'green', 'blue']
  const lines = Array.from({ length: rows }, () => {
    const [a, b, c] = [20 + 5 * random.normal(), random.normal(), random.integer(3)]
    const score = 0.4 * (a - 20) - b * (c === 1 ? 2 : 0.5) + (c === 2 ? 1 : 0) + random.normal()
    const k = score > 1 ? 'high' : score < -1 ? 'low' : 'mid'
    return [
      a.toFixed(3),
      b.toFixed(3),
      levels[c],
      score > 0 ? 'yes' : 'no',
      k,
      (7 * score).toFixed(3),
      random.integer(4) + 1,
    ].join(',')
  })
  return tableOf('a,b,c,y,k,n,w', ...lines)
}

export const features = ['a', 'b', 'c']
