import type { appCalls } from '@shared/contract/areas/app'
import type { CallsOf } from '@shared/contract/labApi'
import { engineVersion } from '@shared/engine/version'

export interface AppFacts {
  version: string
  /** Folder of the workspace; null is a lab in memory. */
  workspace: string | null
  cores: number
  /** How many runs train at the same time, as it is now. */
  concurrentRuns: () => number
  /** What of the workspace could not be taken as it lies. */
  remarks: () => string[]
}

export function createAppCalls(facts: AppFacts): CallsOf<typeof appCalls> {
  const { version, workspace, cores, concurrentRuns, remarks } = facts
  return {
    'app.about': async () => ({
      version,
      engine: engineVersion,
      runtime: runtimeName(),
      workspace: workspace ?? 'in memory',
      cores,
      concurrentRuns: concurrentRuns(),
    }),
    'app.remarks': async () => remarks(),
  }
}

function runtimeName(): string {
  const { electron, node } = process.versions
  return electron === undefined ? `Node ${node}` : `Electron ${electron}`
}
