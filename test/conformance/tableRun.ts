import type { PreparationSpec } from '@shared/spec/runSpec'
import {
  type FittedPreparation,
  fitPreparation,
  inputNames,
  lossWeights,
  prepareInputs,
  prepareTargets,
} from '@shared/data/preparation/preparation'
import type { Table } from '@shared/data/table/table'
import { type Trainer, createTrainer } from '@shared/engine/trainer'
import { type TrainingData, reserveData } from '@shared/engine/rows/trainingData'
import { never } from '../shared/engine/support'
import type { Case } from './cases'

/** A run on a table: prepared, written to its memory and trained to its end. */
export function trainTable(
  table: Table,
  preparation: PreparationSpec,
  { network, training }: Case,
): { fitted: FittedPreparation; trainer: Trainer; data: TrainingData } {
  const { fitted, parts } = fitPreparation(table, preparation)
  const weights = lossWeights({ preparation, training }, fitted, table, parts, parts.train)
  const data = reserveData({
    network,
    training,
    seed: 1,
    classCount: fitted.target.classes.length,
    inputs: inputNames(fitted).length,
    trainRows: parts.train.length,
    validationRows: 0,
    weighted: weights !== null,
  })
  prepareInputs(fitted, table, parts.train, () => undefined, data.train.inputs)
  data.train.targets.set(prepareTargets(fitted, table, parts.train))
  if (weights) data.train.weights?.set(weights)
  const trainer = createTrainer({ data })
  while (trainer.ended === null) trainer.runEpoch(never)
  return { fitted, trainer, data }
}
