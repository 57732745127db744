import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCount, formatNumber, formatShare, formatTick, withMinusSigns } from '@renderer/wording/formatNumber'

describe('formatNumber', () => {
  it.each([
    [0.22846, '0.228'],
    [0.2, '0.200'],
    [54.24, '54.2'],
    [9.996, '10.0'],
    [99.96, '100'],
    [12403.4, '12,403'],
    [999999, '999,999'],
    [1e6, '1.00e6'],
    [1.2345e-7, '1.23e−7'],
    [0.000123456, '0.000123'],
    [-0.5, '−0.500'],
    [-12403, '−12,403'],
    [0, '0'],
    [-0, '0'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, '–'],
    [null, '–'],
    [undefined, '–'],
  ])('%s is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text)
  })

  it('keeps as many digits as asked for', () => {
    expect(formatNumber(0.123456, 5)).toBe('0.12346')
    expect(formatNumber(2 / 3, 1)).toBe('0.7')
  })

  it('reads back within half a unit of its last significant digit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), (value) => {
        const back = Number(formatNumber(value).replaceAll('−', '-').replaceAll(',', ''))
        expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * 0.005001)
      }),
    )
  })

  it('never writes a hyphen for a minus', () => {
    fc.assert(fc.property(fc.double(), (value) => !formatNumber(value).includes('-')))
  })
})

describe('formatTick', () => {
  it.each([
    [0.2, '0.2'],
    [100, '100'],
    [0, '0'],
    [-1.5, '−1.5'],
    [20000, '20,000'],
    [1e6, '1e6'],
    [2.5e-5, '2.5e−5'],
  ])('%s is %s', (value, text) => {
    expect(formatTick(value)).toBe(text)
  })
})

describe('formatCount', () => {
  it.each([
    [12403, '12,403'],
    [999, '999'],
    [1234567, '1,234,567'],
    [-5000, '−5,000'],
    [-0.2, '0'],
    [NaN, '–'],
    [null, '–'],
  ])('%s is %s', (value, text) => {
    expect(formatCount(value)).toBe(text)
  })
})

describe('formatShare', () => {
  it.each([
    [0.96, '0.96'],
    [1, '1.00'],
    [0.005, '0.01'],
    [-0.25, '−0.25'],
    [-0.001, '0.00'],
    [NaN, '–'],
    [null, '–'],
  ])('%s is %s', (value, text) => {
    expect(formatShare(value)).toBe(text)
  })
})

describe('withMinusSigns', () => {
  it('writes negative numbers and exponents of a sentence with the minus, and leaves words and dates alone', () => {
    expect(withMinusSigns('The norm is 1.5e-10, at c = -0.5 (-3).')).toBe('The norm is 1.5e−10, at c = −0.5 (−3).')
    for (const text of ['L-BFGS on 2024-01-05', 'pre-2020 and x-1']) expect(withMinusSigns(text)).toBe(text)
  })
})
