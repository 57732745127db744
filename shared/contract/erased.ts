import { z } from 'zod'

/** What came of deleting something for good. */
export const erasedSchema = z.object({
  /** A sentence for each place where something of it may still lie; empty where it is gone from disk. */
  left: z.array(z.string()),
})
export type Erased = z.infer<typeof erasedSchema>
