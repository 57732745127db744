import { z } from 'zod'
import { remedySchema } from './dataset'
import { scoreWarningSchema } from './scoreWarning'

export const modelSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  target: z.string(),
  classes: z.array(z.string()),
  features: z.array(z.string()),
  /** Units of each hidden layer; empty is logistic regression. */
  hidden: z.array(z.int()),
  activation: z.string(),
  datasetName: z.string(),
  trainingRows: z.int(),
  fingerprint: z.string(),
  addedAt: z.string(),
  removed: z.boolean(),
})
export type ModelSummary = z.infer<typeof modelSummarySchema>

/** A way to export a model. */
export const exportFormatSchema = z.object({
  id: z.string(),
  /** What is exported: "model (JSON)". */
  label: z.string(),
  /** Of its files, without the dot. */
  extension: z.string(),
  mediaType: z.string(),
})
export type ExportFormat = z.infer<typeof exportFormatSchema>

/** A file that the lab made. */
export const artifactSummarySchema = z.object({
  /** Where it can be read with `files.readArtifact`. */
  artifact: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  mediaType: z.string(),
})
export type ArtifactSummary = z.infer<typeof artifactSummarySchema>

export const scoreSummarySchema = z.object({
  /** Where the whole result can be read with `files.readArtifact`. */
  artifact: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  rows: z.int(),
  /** Rows that could not be scored because a feature is missing; their cells are empty. */
  unscored: z.int(),
  warnings: z.array(scoreWarningSchema),
  /** Readings of the file that the warnings offer, such as to leave out rows that are no data. */
  remedies: z.array(remedySchema),
  /** Header and first rows of the result. */
  header: z.array(z.string()),
  preview: z.array(z.array(z.string())),
})
export type ScoreSummary = z.infer<typeof scoreSummarySchema>
