import type { RunSummary } from '@shared/contract/run'
import type { ModelParts } from '@shared/model/fittedModel'
import type { RunOutput } from '../store/runStore'

/** The model of a run as it stands: finished, or while it trains. Null before there are weights. */
export function modelOfRun(run: Pick<RunSummary, 'spec'>, output: RunOutput | null): ModelParts | null {
  if (!output?.parameters) return null
  return { preparation: output.fitted, network: run.spec.network, parameters: output.parameters }
}
