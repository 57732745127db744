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
}

export function createAppCalls({ version, workspace, cores, concurrentRuns }: AppFacts): CallsOf<typeof appCalls> {
  return {
    'app.about': async () => ({
      version,
      engine: engineVersion,
      runtime: runtimeName(),
      workspace: workspace ?? 'in memory',
      cores,
      concurrentRuns: concurrentRuns(),
    }),
  }
}

function runtimeName(): string {
  const { electron, node } = process.versions
  return electron === undefined ? `Node ${node}` : `Electron ${electron}`
}
