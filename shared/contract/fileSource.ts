import { z } from 'zod'
import { idSchema } from './identifiers'

/** `path` is taken only for files the shell itself handed out; `upload` is what `files.appendUpload` collected. */
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
