import { z } from 'zod'
import { endingSchema } from './ending'
import { inferenceReasonSchema, inferenceSchema } from './inference'
import { problemSchema } from './labError'
import { metricsSchema } from './metrics'
import { runSpecSchema } from '../spec/runSpecSchema'
import { float32Array } from './typedArrays'
import { runWarningSchema } from './warning'

export const runStates = [
  'queued',
  'training',
  'paused',
  'done',
  'cancelled',
  'diverged',
  'failed',
  'interrupted',
] as const
export type RunState = (typeof runStates)[number]

/** What a run is: its head. Of this only the name and whether it is removed ever change; the spec is stored and told once. */
export const runHeadSchema = z.object({
  id: z.string(),
  name: z.string(),
  spec: runSpecSchema,
  createdAt: z.string(),
  removed: z.boolean(),
})

/** How far a run has come: what each progress changes, stores and tells. */
export const runStatusSchema = z.object({
  state: z.enum(runStates),
  /** Epochs finished so far. */
  epoch: z.int(),
  /** Mini-batches finished of the epoch under way, and how many an epoch has; 0 before the preparation. */
  batch: z.int().default(0),
  batches: z.int().default(0),
  /** The epoch whose weights the run gives: that of the lowest validation loss where training ends early; else null. */
  bestEpoch: z.int().nullable().default(null),
  /** Why the training ended; null before it has, where a person ended it, and of runs that were stored before this was there. */
  ending: endingSchema.nullable().default(null),
  /** Before its schedule, as it was chosen or follows from the data; null where there is none, or it is not known yet. */
  learningRate: z.number().nullable().default(null),
  /** Where the Huber loss turns from square to straight, in the unit of the target; null for other losses, and before the preparation. */
  huberDelta: z.number().nullable().default(null),
  /** Threads that worked on it last. */
  threads: z.int().default(1),
  /** Mean loss after that epoch, without the penalty; null before the first report or without validation rows. */
  trainLoss: z.number().nullable(),
  validationLoss: z.number().nullable(),
  metrics: metricsSchema.nullable(),
  fingerprint: z.string().nullable(),
  /** What its coefficients say, or why they say nothing; both null before the end, where a person ended it, and of earlier versions. */
  inference: inferenceSchema.nullable().default(null),
  inferenceReason: inferenceReasonSchema.nullable().default(null),
  /** Wall-clock seconds of the training, without the preparation. */
  seconds: z.number().nullable(),
  prepareSeconds: z.number().nullable(),
  problem: problemSchema.nullable(),
  /** What is doubtful about it, each thing once. */
  warnings: z.array(runWarningSchema),
  /** When somebody uncovered its figures of the test rows, each as an ISO date with time: the more often, the less these rows say. */
  looks: z.array(z.string()).default([]),
  classes: z.array(z.string()),
})
export type RunStatus = z.infer<typeof runStatusSchema>

/** A run as the screen lists it. */
export const runSummarySchema = z.object({ ...runHeadSchema.shape, ...runStatusSchema.shape })
export type RunSummary = z.infer<typeof runSummarySchema>

/** All that can change of a run once it is there. */
export const runChangeSchema = z.object({ name: z.string(), removed: z.boolean(), status: runStatusSchema })
export type RunChange = z.infer<typeof runChangeSchema>

export function statusOf(run: RunSummary): RunStatus {
  return Object.fromEntries(statusFields.map((field) => [field, run[field]])) as RunStatus
}
const statusFields = Object.keys(runStatusSchema.shape) as (keyof RunStatus)[]

/** The run after the change. */
export function withChange(run: RunSummary, { name, removed, status }: RunChange): RunSummary {
  return { ...run, name, removed, ...status }
}

export const layerSchema = z.object({
  /** weights[input][output], on the prepared scale. */
  weights: z.array(z.array(z.number())),
  bias: z.array(z.number()),
})
export type Layer = z.infer<typeof layerSchema>

export const runDetailSchema = z.object({
  run: runSummarySchema,
  /** Names of the network's inputs after preparation ("colour = red"). */
  inputs: z.array(z.string()),
  /** Rows of the table in each part, and those left out because of missing values. */
  parts: z.object({ train: z.int(), validation: z.int(), test: z.int(), dropped: z.int() }),
  layers: z.array(layerSchema),
})
export type RunDetail = z.infer<typeof runDetailSchema>

/**
 * The predicted probability of one class, or the predicted number, over the plane of two numeric features.
 * `values[row * resolution + column]`: column along x from xMin to xMax, row along y from yMin to yMax.
 */
export const fieldSchema = z.object({
  run: z.string(),
  epoch: z.int(),
  /** Probability of `className`, or value of the target in its own unit. */
  quantity: z.enum(['probability', 'value']),
  /** The class; for a value the name of the target. */
  className: z.string(),
  resolution: z.int(),
  xMin: z.number(),
  xMax: z.number(),
  yMin: z.number(),
  yMax: z.number(),
  values: float32Array,
  /** The features that are not on the plane, and the training value each is held at. */
  held: z.array(z.object({ feature: z.string(), value: z.string() })),
})
export type Field = z.infer<typeof fieldSchema>
