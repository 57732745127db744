import { z } from 'zod'

/** The arguments of a call that takes none. */
export const noArguments = z.strictObject({})
