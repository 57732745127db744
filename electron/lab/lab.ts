import type { LabEvent } from '@shared/contract/events'
import type { LabApi } from '@shared/contract/labApi'
import type { RunSummary } from '@shared/contract/run'
import type { Precision } from '@shared/spec/runSpec'

export interface LabOptions {
  /** Folder of datasets, runs and settings; null keeps everything in memory and a temporary folder. */
  workspace: string | null
  /** Folder with the built worker entries (training.js, importing.js, browsing.js and so on). */
  workers: string
  /** Folder of the bundled sample files. */
  samples: string
  /** Version of the application. */
  version: string
  /** Overrides the setting "runs at once". */
  concurrentRuns?: number
  /** Overrides the memory budget, in bytes; see memoryBudget.ts. */
  memory?: number
}

export interface Lab {
  api: LabApi
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: LabEvent) => void): () => void
  /** Says that a run will be asked for soon: its thread starts meanwhile. */
  expectRun(precision: Precision): void
  /** Settles when this run has ended, however it did, or paused; at once where it has. */
  finished(run: string): Promise<RunSummary>
  /** Stores where every run stands, ends the workers and closes the store. */
  close(): Promise<void>
}
