import { z } from 'zod'

/** Bytes of a column that have a check of their own. */
export const checkedBytes = 1 << 20

/** CRC-32 of each stretch of so many bytes, the last one shorter; layouts of earlier versions have none. */
const checksSchema = z.array(z.int().min(0)).optional()

/**
 * Where each column lies in a column file, in bytes from its beginning: numbers and dates as float64, codes as uint32, little
 * endian, one a row, in the order of the table. Many levels lie in the file too, as electron/workers/levelText.ts writes them, so that
 * the layout stays small. A plain value.
 */
export const tableLayoutSchema = z.array(
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('number'),
      name: z.string(),
      type: z.enum(['number', 'integer', 'date']),
      offset: z.int().min(0),
      checks: checksSchema,
      /** Of dates: whether one of them has a time of day. */
      timeOfDay: z.boolean().optional(),
    }),
    z.object({
      kind: z.literal('category'),
      name: z.string(),
      type: z.enum(['boolean', 'category', 'text', 'identifier']),
      offset: z.int().min(0),
      checks: checksSchema,
      levels: z
        .array(z.string())
        .or(z.strictObject({ offset: z.int().min(0), bytes: z.int().min(0), checks: checksSchema })),
    }),
  ]),
)
export type TableLayout = z.infer<typeof tableLayoutSchema>
