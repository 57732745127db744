import { z } from 'zod'
import { limits } from '../spec/limits'
import { datasetIdSchema } from '../spec/runSpec'
import { runSpecSchema } from '../spec/runSpecSchema'
import { idSchema } from './identifiers'

/** Where the app's own window was left, in device-independent px. */
export const windowBoundsSchema = z.strictObject({
  ...{ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) },
  maximized: z.boolean(),
})
export type WindowBounds = z.infer<typeof windowBoundsSchema>

export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Runs that train at the same time; 0 is one less than the machine's cores. */
  concurrentRuns: z.int().min(0).max(limits.concurrentRuns),
  dataset: datasetIdSchema.nullable(),
  /** The last settings of the screen as earlier versions kept them, for one dataset only. */
  spec: runSpecSchema.nullable(),
  /** Runs that are ticked for comparison, in the order of ticking. */
  ticked: z.array(idSchema).max(limits.tickedRuns),
  /** Runs whose field stays in the first place, one of each dataset, the last pinned last. */
  pinned: z.array(idSchema).max(50),
  /** Whether figures of test rows are covered until somebody uncovers them for a run. */
  coverTest: z.boolean(),
  plane: z.strictObject({ x: z.string().nullable(), y: z.string().nullable() }),
  window: windowBoundsSchema.nullable(),
})
export type Settings = z.infer<typeof settingsSchema>

/** What the app remembers before anybody has chosen anything. */
export const defaultSettings: Settings = {
  theme: 'system',
  concurrentRuns: 0,
  dataset: null,
  spec: null,
  ticked: [],
  pinned: [],
  coverTest: true,
  plane: { x: null, y: null },
  window: null,
}
