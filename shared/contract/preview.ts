import { z } from 'zod'
import { columnTypes, readingSchema } from '../spec/reading'
import { importWarningSchema, remedySchema } from './dataset'

/** The first rows of a file as they would be read, before anything is imported. */
export const previewSchema = z.object({
  name: z.string(),
  bytes: z.int(),
  /** Guesses and choices together. */
  reading: readingSchema,
  /** Guesses alone, to show what was overruled and to go back to. */
  guessed: readingSchema,
  /** Empty where the file cannot be read in this way. */
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.enum(columnTypes),
      /** Other ways to read its cells, as far as these rows show them. */
      remedies: z.array(remedySchema).optional(),
    }),
  ),
  /** At most 100, the cells as they are written. */
  rows: z.array(z.array(z.string())),
  /** The lines of `reading.skipLines`, the first twenty as they are written. */
  skipped: z.array(z.string()),
  /** What is doubtful about the way in which the file is read. */
  doubts: z.array(importWarningSchema),
  /** Whether the file has rows beyond these: types are then those of the beginning only. */
  more: z.boolean(),
  /** Why the file cannot be read in this way, as far as its beginning shows. */
  problem: z.string().nullable(),
})
export type Preview = z.infer<typeof previewSchema>
