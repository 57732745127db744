import type { RunDetail, RunSummary } from '@shared/contract/run'
import { createNetwork, layersOf } from '@shared/engine/network/network'
import type { RunOutput } from '../store/runStore'

/** A run with its inputs, parts and weights; before it is prepared they are empty. */
export function detailOf(run: RunSummary, output: RunOutput | null): RunDetail {
  if (!output) return { run, inputs: [], parts: { train: 0, validation: 0, test: 0, dropped: 0 }, layers: [] }
  const { inputs, parts, parameters, fitted } = output
  const network = createNetwork(inputs.length, fitted.target.classes.length, run.spec.network)
  return { run, inputs, parts, layers: parameters ? layersOf(network, parameters) : [] }
}
