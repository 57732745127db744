import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { fingerprint } from '@shared/engine/fingerprint'

const byNode = (values: number[]) => {
  const bytes = Buffer.alloc(8 * values.length)
  values.forEach((value, i) => bytes.writeDoubleLE(value, 8 * i))
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

it('a fingerprint is the sha-256 of the little-endian bytes, over more than one piece too', () => {
  const long = Array.from({ length: 20_001 }, (_, i) => i / 7 - 3)
  for (const values of [[], [1], [0.1, -2e300, 5e-324], long]) {
    expect(fingerprint(Float64Array.from(values))).toBe(byNode(values))
  }
  expect(fingerprint(new Float64Array())).toBe('e3b0c44298fc1c14')
})

it('a fingerprint tells 0 from -0 and neighbouring numbers, and takes every NaN for the same', () => {
  expect(fingerprint(Float64Array.of(0))).not.toBe(fingerprint(Float64Array.of(-0)))
  expect(fingerprint(Float64Array.of(1))).not.toBe(fingerprint(Float64Array.of(1 + Number.EPSILON)))
  const strange = new Float64Array(1)
  new BigUint64Array(strange.buffer)[0] = 0xfff8_0000_0000_1234n
  expect(fingerprint(strange)).toBe(fingerprint(Float64Array.of(NaN)))
})

it('a fingerprint covers only the given part of a buffer', () => {
  const values = Float64Array.of(1, 2, 3)
  expect(fingerprint(values.subarray(1, 2))).toBe(fingerprint(Float64Array.of(2)))
})
