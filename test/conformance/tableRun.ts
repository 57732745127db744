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
import { learnedTarget } from '../../electron/workers/train/robustScaling'
import { never } from '../shared/engine/support'
import type { Case } from './cases'

/** A run on a table: prepared, written to its memory and trained to its end. */
export function trainTable(
  table: Table,
  preparation: PreparationSpec,
  { network, training }: Case,
): { fitted: FittedPreparation; trainer: Trainer; data: TrainingData } {
  const found = fitPreparation(table, preparation)
  const { parts } = found
  const weights = lossWeights({ preparation, training }, found.fitted, table, parts, parts.train)
  const reserved = reserveData({
    network,
    training,
    seed: 1,
    classCount: found.fitted.target.classes.length,
    inputs: inputNames(found.fitted).length,
    trainRows: parts.train.length,
    validationRows: 0,
    weighted: weights !== null,
  })
  prepareInputs(found.fitted, table, parts.train, () => undefined, reserved.train.inputs)
  if (weights) reserved.train.weights?.set(weights)
  const { fitted, data } = learnedTarget({ fitted: found.fitted, data: reserved }, table, parts.train)
  data.train.targets.set(prepareTargets(fitted, table, parts.train))
  const trainer = createTrainer({ data })
  while (trainer.ended === null) trainer.runEpoch(never)
  return { fitted, trainer, data }
}
