import { z } from 'zod'
import { answerSchema, questionSchema } from './analysis'
import {
  columnDataSchema,
  datasetSchema,
  datasetSummarySchema,
  sampleSchema,
  tablePageSchema,
  tableViewSchema,
} from './dataset'
import { limits } from '../spec/limits'
import { modelSummarySchema, scoreSummarySchema } from './model'
import { previewSchema, readingChoicesSchema } from '../spec/reading'
import { idSchema, nameSchema } from './identifiers'
import { settingsSchema } from './settings'
import { fieldSchema, historySchema, runDetailSchema, runSummarySchema } from './run'
import { datasetIdSchema, runSpecSchema } from '../spec/runSpec'
import { uint8Array } from './typedArrays'

/** `path` is taken only for files the shell itself handed out; `upload` is what appendUpload collected. */
export const fileSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('path'), path: z.string().min(1, 'must name a file').max(32_767, 'is too long') }),
  z.strictObject({ kind: z.literal('upload'), upload: idSchema }),
])
export type FileSource = z.infer<typeof fileSourceSchema>

/** What a dataset is made of: a file, or one of the bundled samples. */
export const datasetSourceSchema = z.discriminatedUnion('kind', [
  ...fileSourceSchema.options,
  z.strictObject({ kind: z.literal('sample'), sample: idSchema }),
])
export type DatasetSource = z.infer<typeof datasetSourceSchema>

export const aboutSchema = z.object({
  version: z.string(),
  engine: z.string(),
  runtime: z.string(),
  workspace: z.string(),
  cores: z.int(),
  concurrentRuns: z.int(),
  samples: z.array(sampleSchema),
})
export type About = z.infer<typeof aboutSchema>

/**
 * What can be done to a run. `pause` keeps its whole state and gives its thread back; `resume` goes on from there, or from
 * what an ended app left, bit for bit; the steps do one mini-batch or go to the end of the epoch, then pause again.
 */
export const runActions = ['cancel', 'pause', 'resume', 'stepBatch', 'stepEpoch'] as const

const nothing = z.strictObject({})

/**
 * Every call of the lab: what it takes and what it gives. At most 25.
 * The type LabApi, the gate, both transports and the tests are all derived from this table.
 */
export const labCalls = {
  about: { args: nothing, result: aboutSchema },
  /** Answers what is kept now; without a change it only reads. */
  saveSettings: { args: settingsSchema.partial().strict(), result: settingsSchema },

  listDatasets: { args: nothing, result: z.array(datasetSummarySchema) },
  /** Announces a file whose bytes follow; the answer names it. */
  beginUpload: { args: z.strictObject({ name: nameSchema, bytes: z.int().min(0) }), result: z.string() },
  appendUpload: {
    args: z.strictObject({
      upload: idSchema,
      chunk: uint8Array.refine((chunk) => chunk.byteLength <= limits.uploadChunkBytes, 'is too large'),
    }),
    result: z.null(),
  },
  /** `job` is chosen by the caller; progress events and cancelJob name it. */
  importDataset: {
    args: z.strictObject({ job: idSchema, source: datasetSourceSchema, reading: readingChoicesSchema }),
    result: datasetSchema,
  },
  /** How the file would be read; nothing is kept, and an upload stays for the import that follows. */
  previewFile: {
    args: z.strictObject({ source: fileSourceSchema, reading: readingChoicesSchema }),
    result: previewSchema,
  },
  cancelJob: { args: z.strictObject({ job: idSchema }), result: z.null() },
  getDataset: { args: z.strictObject({ dataset: datasetIdSchema }), result: datasetSchema },
  getRows: {
    args: z.strictObject({
      dataset: datasetIdSchema,
      offset: z.int().min(0),
      count: z.int().min(1).max(limits.tablePageRows),
      /** Null: every row in the order of the file. */
      view: tableViewSchema.nullable(),
    }),
    result: tablePageSchema,
  },
  getColumns: {
    args: z.strictObject({ dataset: datasetIdSchema, columns: z.array(z.string()).min(1).max(20) }),
    result: z.array(columnDataSchema),
  },
  analyseDataset: {
    args: z.strictObject({ dataset: datasetIdSchema, question: questionSchema }),
    result: answerSchema,
  },

  listRuns: { args: nothing, result: z.array(runSummarySchema) },
  trainRun: { args: z.strictObject({ spec: runSpecSchema, name: nameSchema.optional() }), result: runSummarySchema },
  controlRun: { args: z.strictObject({ run: idSchema, action: z.enum(runActions) }), result: runSummarySchema },
  updateRun: {
    args: z.strictObject({ run: idSchema, name: nameSchema.optional(), removed: z.boolean().optional() }),
    result: runSummarySchema,
  },
  getRun: { args: z.strictObject({ run: idSchema }), result: runDetailSchema },
  getHistory: { args: z.strictObject({ run: idSchema }), result: historySchema },
  getField: {
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

  exportModel: {
    args: z.strictObject({ run: idSchema }),
    result: z.object({ fileName: z.string(), text: z.string() }),
  },
  listModels: { args: nothing, result: z.array(modelSummarySchema) },
  openModel: { args: z.strictObject({ source: fileSourceSchema }), result: modelSummarySchema },
  updateModel: { args: z.strictObject({ model: idSchema, removed: z.boolean() }), result: modelSummarySchema },
  scoreFile: {
    args: z.strictObject({ job: idSchema, model: idSchema, source: fileSourceSchema }),
    result: scoreSummarySchema,
  },
  readArtifact: {
    args: z.strictObject({
      artifact: idSchema,
      offset: z.int().min(0),
      length: z.int().min(1).max(limits.uploadChunkBytes),
    }),
    result: uint8Array,
  },
} as const

export type CallName = keyof typeof labCalls
export type CallArguments<Name extends CallName> = z.infer<(typeof labCalls)[Name]['args']>
export type CallResult<Name extends CallName> = z.infer<(typeof labCalls)[Name]['result']>

/** The lab as its callers see it. Refusals are LabErrors. */
export type LabApi = {
  [Name in CallName]: (args: CallArguments<Name>) => Promise<CallResult<Name>>
}

export const callNames = Object.keys(labCalls) as CallName[]
