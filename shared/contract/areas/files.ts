import { z } from 'zod'
import { limits } from '../../spec/limits'
import { idSchema, nameSchema } from '../identifiers'
import { uint8Array } from '../typedArrays'

/** Bytes of files, for a door that has no paths. */
export const filesCalls = {
  /** Announces a file whose bytes follow; the answer names it. */
  'files.beginUpload': { args: z.strictObject({ name: nameSchema, bytes: z.int().min(0) }), result: z.string() },
  /** The next bytes of a file that was announced. */
  'files.appendUpload': {
    args: z.strictObject({
      upload: idSchema,
      chunk: uint8Array.refine((chunk) => chunk.byteLength <= limits.uploadChunkBytes, 'is too large'),
    }),
    result: z.null(),
  },
  /** A stretch of a file that the lab made, such as a scored table. */
  'files.readArtifact': {
    args: z.strictObject({
      artifact: idSchema,
      offset: z.int().min(0),
      length: z.int().min(1).max(limits.uploadChunkBytes),
    }),
    result: uint8Array,
  },
} as const
