import { z } from 'zod'
import { limits } from '../../spec/limits'
import { issuePathSchema } from '../../spec/issue'
import { runSpecSchema } from '../../spec/runSpecSchema'
import { historySchema } from '../history'
import { erasedSchema } from '../erased'
import { idSchema, nameSchema } from '../identifiers'
import { noArguments } from '../noArguments'
import { predictionsSchema } from '../predictions'
import { fieldSchema, runDetailSchema, runSummarySchema } from '../run'

const oneRun = z.strictObject({ run: idSchema })

/** See Issue in shared/spec/issue.ts. */
const issueSchema = z.object({
  code: z.string(),
  path: issuePathSchema.readonly(),
  params: z.record(z.string(), z.unknown()),
  message: z.string(),
})

/** Runs: what they did, and what can be done to them. */
export const runsCalls = {
  /** Every run of the workspace, also those that are removed. */
  'runs.list': { args: noArguments, result: z.array(runSummarySchema) },
  /** A run with its weights. */
  'runs.get': { args: oneRun, result: runDetailSchema },
  /** What was measured after every epoch so far. */
  'runs.history': { args: oneRun, result: historySchema },
  /** What the run predicts over the plane of two numeric features. */
  'runs.field': {
    args: z.strictObject({
      run: idSchema,
      x: z.string(),
      y: z.string(),
      resolution: z.int().min(2).max(limits.fieldResolution),
      /** Index of the class whose probability is drawn. */
      classIndex: z.int().min(0).max(limits.classes),
    }),
    result: fieldSchema,
  },
  /**
   * What the run's model, as it stands, says of every row that the run can use; or, `sampled`, of those among the rows that
   * `datasets.sampledColumns` has, which are all of a table that is not large.
   */
  'runs.predictions': {
    args: z.strictObject({ run: idSchema, sampled: z.boolean().optional() }),
    result: predictionsSchema,
  },

  /** What stands between a spec and a run, without training it: all issues, none where it could be trained. */
  'runs.check': { args: z.strictObject({ spec: runSpecSchema }), result: z.array(issueSchema) },
  /** Queues a run and answers at once; events say how it goes. Without a name it has one that its spec gives. */
  'runs.train': {
    args: z.strictObject({ spec: runSpecSchema, name: nameSchema.optional() }),
    result: runSummarySchema,
  },
  /** Ends a run early; the weights of its last finished epoch and its history are kept. */
  'runs.cancel': { args: oneRun, result: runSummarySchema },
  /** Keeps the run's whole state and gives its thread back. */
  'runs.pause': { args: oneRun, result: runSummarySchema },
  /** Goes on from where the run was paused, or from what an ended app left, bit for bit. */
  'runs.resume': { args: oneRun, result: runSummarySchema },
  /** Does one mini-batch, then pauses again. */
  'runs.stepBatch': { args: oneRun, result: runSummarySchema },
  /** Goes to the end of the epoch, then pauses again. */
  'runs.stepEpoch': { args: oneRun, result: runSummarySchema },

  /** Uncovers the figures of the test rows of a run that has ended, and records that somebody looked. */
  'runs.uncoverTest': { args: oneRun, result: runSummarySchema },
  'runs.rename': { args: z.strictObject({ run: idSchema, name: nameSchema }), result: runSummarySchema },
  /** Puts a run into the bin, and stops it if it trains; or takes it out again. Nothing is deleted. */
  'runs.setRemoved': { args: z.strictObject({ run: idSchema, removed: z.boolean() }), result: runSummarySchema },
  /** Deletes runs that are in the bin for good, with their weights, histories and predictions. */
  'runs.erase': {
    args: z.strictObject({ runs: z.array(idSchema).min(1).max(limits.erasedAtOnce) }),
    result: erasedSchema,
  },
} as const
