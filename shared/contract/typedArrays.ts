import { z } from 'zod'

/** Schemas of the typed arrays that carry long numeric results, over memory of any kind. */
export const float64Array = z.custom<Float64Array>((value) => value instanceof Float64Array, 'must be a Float64Array')
export const float32Array = z.custom<Float32Array>((value) => value instanceof Float32Array, 'must be a Float32Array')
export const uint32Array = z.custom<Uint32Array>((value) => value instanceof Uint32Array, 'must be a Uint32Array')
export const uint8Array = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'must be a Uint8Array')
