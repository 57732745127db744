import { z } from 'zod'
import { datasetSummarySchema } from './dataset'
import { modelSummarySchema } from './model'
import { historySchema } from './history'
import { runChangeSchema, runSummarySchema } from './run'

/** The one event stream from the lab to whoever watches. */
export const labEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('operationProgress'),
    operation: z.string(),
    /** Bytes read and bytes there are; total 0 is unknown. */
    bytes: z.number(),
    total: z.number(),
    rows: z.int(),
  }),
  z.object({ kind: z.literal('datasetAdded'), dataset: datasetSummarySchema }),
  /** It has another name, went into the bin or came back. */
  z.object({ kind: z.literal('datasetChanged'), dataset: datasetSummarySchema }),
  /** It was deleted for good, as were its runs; each of those is told too. */
  z.object({ kind: z.literal('datasetErased'), dataset: z.string() }),
  z.object({ kind: z.literal('runErased'), run: z.string() }),
  z.object({ kind: z.literal('runAdded'), run: runSummarySchema }),
  /** Of a run that was listed or added: its spec, which never changes, does not travel again. */
  z.object({ kind: z.literal('runChanged'), run: z.string(), change: runChangeSchema }),
  /** The epochs since the last such event of this run, at most ten events a second. */
  z.object({ kind: z.literal('historyGrew'), run: z.string(), history: historySchema }),
  z.object({ kind: z.literal('modelChanged'), model: modelSummarySchema }),
  /** Something of the workspace could not be taken as it lies on disk: a sentence. */
  z.object({ kind: z.literal('remarked'), text: z.string() }),
  /** The shell's File > Open chose a file; the renderer imports it as if it had been dropped. */
  z.object({ kind: z.literal('fileChosen'), path: z.string(), name: z.string() }),
])
export type LabEvent = z.infer<typeof labEventSchema>
