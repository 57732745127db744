import { z } from 'zod'
import { readingSchema } from './reading'
import { networkSettings } from './settings/network'
import { preparationSettings } from './settings/preparation'
import { schemaOf } from './settings/schema'
import { seedSetting } from './settings/table'
import { trainingSettings } from './settings/training'
import { specVersion } from './upgradeSpec'

export * from './choices'
export * from './rules/ruleChoices'
export { type ColumnRule, columnRuleSchema } from './rules/ruleTable'
export { type ClassWeights } from './settings/training'

/**
 * A dataset's identity in lower-case hexadecimal: the sha-256 of its source bytes, and where somebody overruled how they are read,
 * that of the bytes' sha-256 and the reading.
 */
export const datasetIdSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be a sha-256 in hexadecimal')

export const preparationSpecSchema = schemaOf(preparationSettings)
export const networkSpecSchema = schemaOf(networkSettings)
/** Every field is always there; one that the others leave without effect (`relevantSettings`) is kept but not used. */
export const trainingSpecSchema = schemaOf(trainingSettings)

/**
 * The whole experiment as one value: the screen, the command line, the store and exports all speak it. Here by its types and bounds
 * alone; `runSpecSchema` also knows which settings do not go together.
 */
export const runSpecShape = z.strictObject({
  version: z.literal(specVersion),
  dataset: datasetIdSchema,
  /** How the dataset's bytes are read; null as the app guesses. */
  reading: readingSchema.nullable(),
  preparation: preparationSpecSchema,
  network: networkSpecSchema,
  training: trainingSpecSchema,
  seed: seedSetting.schema,
})

export type PreparationSpec = z.infer<typeof preparationSpecSchema>
export type NetworkSpec = z.infer<typeof networkSpecSchema>
export type TrainingSpec = z.infer<typeof trainingSpecSchema>
export type RunSpec = z.infer<typeof runSpecShape>
