import type { RunSpec } from '@shared/spec/runSpec'
import {
  type FittedPreparation,
  fitPreparation,
  inputNames,
  lossWeights,
  prepareInputs,
  prepareTargets,
} from '@shared/data/preparation/preparation'
import type { Parts } from '@shared/data/preparation/splits/parts'
import { checkInputs } from '@shared/engine/rows/checkPart'
import { mostBytes, rowBytes } from '@shared/engine/plan'
import type { PartName } from '@shared/engine/rows/rowSource'
import {
  type PartData,
  type Trainer,
  type TrainingData,
  type TrainingPlan,
  createTrainer,
  reserveData,
} from '@shared/engine/trainer'
import { type LossWatch, emptyWatch } from './lossWatch'
import { preparedBlocks, rowsAtATime } from './preparedBlocks'
import { type OpenRowFile, type RowFile, openRowFile, removeRows } from './rowFile'
import type { RunCheckpoint } from './runCheckpoint'
import type { OpenTable } from '../table/tableAccess'
import { deltaInUnits, learnedTarget } from './robustScaling'
import { type SharedPreparation, copyPart, sharePreparation } from './sharedPreparation'
import type { Prepared } from './trainMessages'

/** A run in the memory of its thread, ready to be trained. */
export interface PreparedRun {
  run: string
  spec: RunSpec
  table: OpenTable
  fitted: FittedPreparation
  parts: Parts
  /** The prepared rows, where they do not fit into memory. */
  rowFile: { file: RowFile; open: OpenRowFile } | null
  data: TrainingData
  trainer: Trainer
  /** The losses before the first step are there. */
  begun: boolean
  losses: LossWatch
  /** Closes the table and removes the file of prepared rows. */
  close(): void
}

export interface PrepareOptions {
  run: string
  spec: RunSpec
  table: OpenTable
  /** Bytes that the prepared rows may take in memory, and where the file of more than that goes. */
  memory: number
  rowPath: string
  /** Of a run that prepared the same; null where this one has to. */
  shared: SharedPreparation | null
  /** Where to go on; null begins at the beginning. */
  checkpoint: RunCheckpoint | null
  /** Called between columns; what it throws ends the work. */
  onColumn: () => void
  /** Called before the engine's kernels are made. */
  onPlan: (plan: TrainingPlan) => void
}

/** A memory holds more than the prepared rows. */
const shareOfMemory = 0.9

export interface PreparedWork {
  run: PreparedRun
  prepared: Omit<Prepared, 'seconds'>
  /** For runs that prepare the same; null where the rows are shared already, or do not lie in memory. */
  shared: SharedPreparation | null
}

/**
 * Fits the preparation and writes the prepared training and validation rows to where they are trained on: there is one
 * copy of them, in the run's memory or, beyond what they may take there, in a file. The test rows have to wait for the end. Where
 * another run has prepared the same, its rows are copied.
 * @throws LabError what the preparation or the engine refuses, and what `onColumn` throws
 */
export function prepareRun(options: PrepareOptions): PreparedWork {
  const { run, spec, table, shared, checkpoint, onColumn, onPlan } = options
  const { preparation, network, training, seed } = spec
  const found = shared ?? fitPreparation(table, preparation, onColumn)
  const { parts, dropped, warnings } = found
  const inputs = inputNames(found.fitted)
  const rowFile = rowFileOf(options, parts, inputs.length)
  try {
    const reserved = reserveData({
      network,
      training,
      seed,
      classCount: found.fitted.target.classes.length,
      inputs: inputs.length,
      trainRows: parts.train.length,
      validationRows: parts.validation.length,
      weighted: isWeighted(spec),
      source: rowFile?.open ?? null,
    })
    const write = (name: PartName, part: PartData | null): void => {
      if (part === null) return
      const rows = parts[name]
      if (shared && !rowFile) copyPart(shared, name, part)
      else {
        if (rowFile) writeRows(rowFile.open, name, options, found.fitted, rows)
        else prepareInputs(found.fitted, table, rows, onColumn, part.inputs)
        part.targets.set(prepareTargets(found.fitted, table, rows))
      }
      const weights = lossWeights(spec, found.fitted, table, parts, rows)
      if (weights) part.weights?.set(weights)
    }
    write('train', reserved.train)
    write('validation', reserved.validation)
    const learned = learnedTarget({ fitted: found.fitted, data: reserved }, table, parts.train, onColumn)
    const { fitted, data } = learned
    const ownTarget = fitted !== found.fitted
    if (ownTarget) {
      data.train.targets.set(prepareTargets(fitted, table, parts.train))
      data.validation?.targets.set(prepareTargets(fitted, table, parts.validation))
    }
    table.release()
    onPlan(data.plan)
    const trainer = createTrainer({ data, ...(checkpoint && { checkpoint: checkpoint.trainer }) })
    const { train, validation, test } = parts
    return {
      run: {
        ...{ run, spec, table, fitted, parts, rowFile, data, trainer },
        begun: checkpoint !== null,
        losses: checkpoint?.losses ?? emptyWatch,
        close: () => {
          table.close()
          discard(rowFile)
        },
      },
      prepared: {
        fitted,
        parts: { train: train.length, validation: validation.length, test: test.length, dropped },
        inputs,
        warnings,
        huberDelta: deltaInUnits(learned),
      },
      // Its target is on a scale of its own.
      shared: shared || rowFile || ownTarget ? null : sharePreparation(found, data.memory, data.plan),
    }
  } catch (error) {
    discard(rowFile)
    throw error
  }
}

/** An empty file for the prepared rows, where they are too many for memory; else null. */
function rowFileOf({ spec, memory, rowPath }: PrepareOptions, parts: Parts, columns: number): PreparedRun['rowFile'] {
  const { precision } = spec.training
  const stride = rowBytes({ inputs: columns }, precision)
  const rows = { train: parts.train.length, validation: parts.validation.length }
  if ((rows.train + rows.validation) * stride <= Math.min(memory, mostBytes * shareOfMemory)) return null
  const file: RowFile = { path: rowPath, columns, stride, precision, rows }
  return { file, open: openRowFile(file, 'create') }
}

function discard(rowFile: PreparedRun['rowFile']): void {
  if (rowFile === null) return
  rowFile.open.close()
  removeRows(rowFile.file.path)
}

function writeRows(
  to: OpenRowFile,
  name: PartName,
  { table, spec, onColumn }: PrepareOptions,
  fitted: FittedPreparation,
  rows: Uint32Array,
): void {
  const blocks = preparedBlocks(fitted, table, rows, spec.training.precision, onColumn)
  const size = rowsAtATime(fitted)
  for (let from = 0; from < rows.length; from += size) {
    const block = blocks.block(from, Math.min(size, rows.length - from))
    checkInputs(block, name === 'train' ? 'training' : name, from)
    to.write(name, from, block)
  }
}

/** Whether `lossWeights` gives some. */
function isWeighted({ preparation, training }: RunSpec): boolean {
  const byClass = preparation.task === 'classification' && training.classWeights !== 'none'
  return preparation.weights !== null || byClass
}
