import { z } from 'zod'

const partShape = z.object({
  rows: z.int().min(0),
  /** That each row counts by its weight in the table; where it is not there each counts once. */
  weighted: z.literal(true).optional(),
  /** By the key of a metric (shared/evaluation/metrics); null where it is not defined for these rows. */
  values: z.record(z.string(), z.number().nullable()),
  /** Rows of the true class, columns of the predicted class, both in the order of the classes; null for a number. */
  confusion: z.array(z.array(z.int())).nullable(),
})
export type PartMetrics = z.infer<typeof partShape>

/** Metrics of one part. A run lacks those that were not there yet when it was trained. */
export const partMetricsSchema = z.preprocess(unflattened, partShape)

/** A part without rows is null. */
export const metricsSchema = z.object({
  train: partMetricsSchema.nullable(),
  validation: partMetricsSchema.nullable(),
  test: partMetricsSchema.nullable(),
})
export type Metrics = z.infer<typeof metricsSchema>
export type Part = keyof Metrics
export const partNames = ['train', 'validation', 'test'] as const satisfies Part[]
export const partNameSchema = z.enum(partNames)

/** The metrics of a part beside its rows, as model files and the command line's JSON have them. */
export type FlatMetrics = Record<string, number | boolean | number[][] | null>

export function flatMetrics({ rows, weighted, values, confusion }: PartMetrics): FlatMetrics {
  return { rows, ...(weighted && { weighted }), ...values, ...(confusion && { confusion }) }
}

/** The inverse: it reads model files, and runs that were stored before metrics had `values`. */
function unflattened(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || 'values' in part) return part
  const { rows, weighted, confusion = null, ...values } = part as Record<string, unknown>
  return { rows, ...(weighted === true && { weighted }), values, confusion }
}

/** All parts as `flatMetrics` has each. */
export function flatParts(metrics: Metrics): Record<Part, FlatMetrics | null> {
  const flat = (part: PartMetrics | null) => part && flatMetrics(part)
  return { train: flat(metrics.train), validation: flat(metrics.validation), test: flat(metrics.test) }
}
