import type { RunDetail, RunSummary } from '@shared/contract/run'
import { createFittedModel } from '@shared/model/fittedModel'
import type { RunOutput } from '../store/runStore'
import { modelOfRun } from './runModel'

/** A run with its inputs, parts and weights; before it is prepared they are empty. */
export function detailOf(run: RunSummary, output: RunOutput | null): RunDetail {
  if (!output) return { run, inputs: [], parts: { train: 0, validation: 0, test: 0, dropped: 0 }, layers: [] }
  const { inputs, parts } = output
  const model = modelOfRun(run, output)
  return { run, inputs, parts, layers: model ? createFittedModel(model).layers() : [] }
}
