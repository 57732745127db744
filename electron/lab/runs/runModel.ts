import type { RunSummary } from '@shared/contract/run'
import type { ModelParts } from '@shared/model/fittedModel'
import type { RunResidue } from '../store/runStore'

/** The model of a run as it stands: finished, or while it trains. Null before there are weights. */
export function modelOfRun(run: Pick<RunSummary, 'spec'>, residue: RunResidue | null): ModelParts | null {
  if (!residue?.parameters) return null
  return { preparation: residue.fitted, network: run.spec.network, parameters: residue.parameters }
}
