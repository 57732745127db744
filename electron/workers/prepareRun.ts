import type { RunSpec } from '@shared/contract/runSpec'
import {
  type FittedPreparation,
  fitPreparation,
  inputNames,
  lossWeights,
  prepareInputs,
  prepareTargets,
} from '@shared/data/preparation'
import type { Parts } from '@shared/data/split'
import type { Table } from '@shared/data/table'
import {
  type PartData,
  type Trainer,
  type TrainingData,
  type TrainingPlan,
  createTrainer,
  reserveData,
} from '@shared/engine/trainer'
import { type LossWatch, emptyWatch } from './lossWatch'
import type { RunCheckpoint } from './runCheckpoint'
import type { Prepared } from './trainMessages'

/** A run in the memory of its thread, ready to be trained. */
export interface PreparedRun {
  run: string
  spec: RunSpec
  table: Table
  fitted: FittedPreparation
  parts: Parts
  data: TrainingData
  trainer: Trainer
  /** The losses before the first step are there. */
  begun: boolean
  losses: LossWatch
}

export interface PrepareOptions {
  run: string
  spec: RunSpec
  table: Table
  /** Where to go on; null begins at the beginning. */
  checkpoint: RunCheckpoint | null
  /** Called between columns; what it throws ends the work. */
  onColumn: () => void
  /** Called before the engine's kernels are made. */
  onPlan: (plan: TrainingPlan) => void
}

/**
 * Fits the preparation and writes the prepared training and validation rows to where they are trained on: there is one
 * copy of them. The test rows have to wait for the end.
 * @throws LabError what the preparation or the engine refuses, and what `onColumn` throws
 */
export function prepareRun(options: PrepareOptions): { run: PreparedRun; prepared: Omit<Prepared, 'seconds'> } {
  const { run, spec, table, checkpoint, onColumn, onPlan } = options
  const { preparation, network, training, seed } = spec
  const { fitted, parts, dropped, warnings } = fitPreparation(table, preparation, seed, onColumn)
  const inputs = inputNames(fitted)
  const data = reserveData({
    network,
    training,
    seed,
    classCount: fitted.target.classes.length,
    inputs: inputs.length,
    trainRows: parts.train.length,
    validationRows: parts.validation.length,
    weighted: isWeighted(spec),
  })
  const write = (part: PartData | null, rows: Uint32Array): void => {
    if (part === null) return
    prepareInputs(fitted, table, rows, onColumn, part.inputs)
    part.targets.set(prepareTargets(fitted, table, rows))
    const weights = lossWeights(spec, fitted, table, parts, rows)
    if (weights) part.weights?.set(weights)
  }
  write(data.train, parts.train)
  write(data.validation, parts.validation)
  onPlan(data.plan)
  const trainer = createTrainer({ data, ...(checkpoint && { checkpoint: checkpoint.trainer }) })
  const { train, validation, test } = parts
  return {
    run: {
      ...{ run, spec, table, fitted, parts, data, trainer },
      begun: checkpoint !== null,
      losses: checkpoint?.losses ?? emptyWatch,
    },
    prepared: {
      fitted,
      parts: { train: train.length, validation: validation.length, test: test.length, dropped },
      inputs,
      warnings,
    },
  }
}

/** Whether `lossWeights` gives some. */
function isWeighted({ preparation, training }: RunSpec): boolean {
  const byClass = preparation.task === 'classification' && training.classWeights !== 'none'
  return preparation.weights !== null || byClass
}
