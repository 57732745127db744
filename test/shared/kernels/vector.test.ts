import { describe, expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { createDesk } from './desk'

// Quarters: sums and products are exact in either precision.
const numbers = Array.from({ length: 40 }, (_, i) => ((i * 7) % 23) / 4 - 2.5)
const others = Array.from({ length: 40 }, (_, i) => ((i * 5) % 19) / 4 - 2)

describe.each(precisions)('vectors in %s', (precision) => {
  const setUp = () => {
    const desk = createDesk(precision)
    const p = desk.put(numbers)
    const q = desk.put(others)
    return { ...desk, p, q, bytes: desk.bytesOf(numbers.length), read: (at: number) => desk.take(at, numbers.length) }
  }

  it('fillZero, copy and scale do to every number what they say', () => {
    const { kernels, p, q, bytes, read } = setUp()
    kernels.copy(q, p, bytes)
    expect(read(q)).toEqual(numbers)
    kernels.scale(q, bytes, -0.5)
    expect(read(q)).toEqual(numbers.map((value) => value * -0.5))
    kernels.fillZero(q, bytes)
    expect(read(q)).toEqual(numbers.map(() => 0))
    expect(read(p)).toEqual(numbers)
  })

  it('write nothing beyond their bytes', () => {
    const { kernels, p, q, width, take } = setUp()
    kernels.fillZero(p, 32)
    kernels.copy(p, q, 32)
    kernels.scale(p, 32, 2)
    kernels.addMultiple(p, q, 32, 2)
    kernels.addSign(p, q, 32, 2)
    kernels.sumParts(p, q, 32, 2, 32, 1)
    expect(take(p, 40).slice(width)).toEqual(numbers.slice(width))
  })

  it('addMultiple adds factor x', () => {
    const { kernels, p, q, bytes, read } = setUp()
    kernels.addMultiple(p, q, bytes, 0.25)
    expect(read(p)).toEqual(numbers.map((value, i) => value + 0.25 * others[i]!))
  })

  it('addSign adds factor times the sign, and nothing at 0', () => {
    const { kernels, p, bytes, read, put } = setUp()
    const signs = others.map((value, i) => (i % 5 === 0 ? 0 : i % 7 === 0 ? -0 : value))
    kernels.addSign(p, put(signs), bytes, 0.125)
    expect(read(p)).toEqual(numbers.map((value, i) => value + 0.125 * Math.sign(signs[i]!)))
  })

  it('sumParts adds the parts in their order and then multiplies', () => {
    const { kernels, bytesOf, put, take, real, room } = createDesk(precision)
    const length = 16
    const parts = [1, 2 ** 30, -(2 ** 30), 0.1].map((value) =>
      Array.from({ length: length + 8 }, (_, i) => value + i / 8),
    )
    const stride = bytesOf(length + 8)
    const at = put(parts.flat())
    const out = room(length)
    kernels.sumParts(out, at, stride, parts.length, bytesOf(length), 0.3)
    const sums = Array.from({ length }, (_, i) => parts.map((part) => real(part[i]!)).reduce((a, b) => real(a + b)))
    expect(take(out, length)).toEqual(sums.map((sum) => real(sum * real(0.3))))
    kernels.sumParts(out, at, stride, 1, bytesOf(length), 1)
    expect(take(out, length)).toEqual(parts[0]!.slice(0, length).map(real))
  })

  it('sums of squares and of absolute values are those of float64', () => {
    const { kernels, p, bytes } = setUp()
    expect(kernels.sumOfSquares(p, bytes)).toBe(numbers.reduce((sum, value) => sum + value * value, 0))
    expect(kernels.sumOfAbsolutes(p, bytes)).toBe(numbers.reduce((sum, value) => sum + Math.abs(value), 0))
    expect(kernels.sumOfSquares(p, 0)).toBe(0)
  })

  it('sums of squares neither overflow nor lose digits in float32', () => {
    const { kernels, put, bytesOf } = createDesk(precision)
    expect(kernels.sumOfSquares(put(Array.from({ length: 8 }, () => 2 ** 100)), bytesOf(8))).toBe(2 ** 203)
    const [big, small] = [2 ** 13, 2 ** -13]
    const mixed = put([big, small, 0, 0, 0, small, 0, 0])
    expect(kernels.sumOfSquares(mixed, bytesOf(8))).toBe(2 ** 26 + 2 * 2 ** -26)
  })

  it('allFinite finds a single infinity or NaN wherever it is', () => {
    const { kernels, put, bytesOf, real } = createDesk(precision)
    const largest = precision === 'float32' ? real(3.4e38) : Number.MAX_VALUE
    for (let index = 0; index < 16; index++) {
      const values = Array.from({ length: 16 }, (_, i) => (i % 2 === 0 ? largest : -largest))
      expect(kernels.allFinite(put(values), bytesOf(16))).toBe(1)
      for (const bad of [Infinity, -Infinity, NaN]) {
        values[index] = bad
        expect(kernels.allFinite(put(values), bytesOf(16))).toBe(0)
      }
    }
  })
})
