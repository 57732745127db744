import { z } from 'zod'

export const idSchema = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'must be an identifier')
export const nameSchema = z.string().trim().min(1).max(200)
