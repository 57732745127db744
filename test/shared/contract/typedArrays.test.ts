import { expect, it } from 'vitest'
import { float32Array, float64Array, uint32Array, uint8Array } from '@shared/contract/typedArrays'

it('take their own kind, over memory of any kind, and no other', () => {
  const schemas = {
    Float64Array: float64Array,
    Float32Array: float32Array,
    Uint32Array: uint32Array,
    Uint8Array: uint8Array,
  }
  const values = [new Float64Array(2), new Float32Array(2), new Uint32Array(2), new Uint8Array(2)]
  for (const [name, schema] of Object.entries(schemas)) {
    const taken = values.filter((value) => schema.safeParse(value).success)
    expect(taken.map((value) => value.constructor.name)).toEqual([name])
    expect(schema.safeParse([1, 2]).success).toBe(false)
  }
  expect(float64Array.safeParse(new Float64Array(new SharedArrayBuffer(16))).success).toBe(true)
})
