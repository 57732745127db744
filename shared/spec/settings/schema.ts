import { z } from 'zod'
import type { Setting } from './setting'

type Schemas<Settings> = {
  [Key in keyof Settings]: Settings[Key] extends Setting<infer Value> ? z.ZodType<Value> : never
}

/** The schema of a part of a RunSpec: every setting is always there, and nothing else. */
export function schemaOf<Settings extends object>(settings: Settings): z.ZodObject<Schemas<Settings>, z.core.$strict> {
  const shape = Object.fromEntries(
    Object.entries(settings).map(([key, { schema }]: [string, Setting]) => [key, schema]),
  )
  return z.strictObject(shape) as unknown as z.ZodObject<Schemas<Settings>, z.core.$strict>
}
