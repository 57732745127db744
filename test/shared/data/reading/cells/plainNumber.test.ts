import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainNumbers } from '@shared/data/reading/cells/plainNumber'

/** The number at the beginning of a text and the length of its spelling, or null. */
function scan(text: string, decimal = '.'): { value: number; length: number } | null {
  const numbers = new PlainNumbers(decimal.charCodeAt(0))
  const length = numbers.scan(Buffer.from(`${text};`), 0)
  return length < 0 ? null : { value: numbers.value[0]!, length }
}

describe('PlainNumbers', () => {
  it('takes plain spellings as Number() does, to the sign of zero', () => {
    for (const text of [
      ...['0', '-0', '7', '-12', '999999999', '1000000000', '123456789012345', '0.5', '-0.25', '10.00'],
      ...[
        '0.000',
        '-0.0',
        '0.1',
        '1234567890.12345678',
        '0.00000000000000001',
        '3.141592653589793',
        '99.99999999999999',
      ],
    ]) {
      expect(scan(text), text).toEqual({ value: Number(text), length: text.length })
    }
    expect(scan('3,25', ',')).toEqual({ value: 3.25, length: 4 })
  })

  it('leaves everything else to the text', () => {
    for (const text of [
      ...['', '-', '+1', '.5', '5.', '-.5', '007', '00', '-01', 'x', ' 1', 'NaN', '1234567890123456'],
      ...['0.1234567890123456789', '1.000000000000000000', '0.00000000000000000000001'],
    ]) {
      expect(scan(text), text).toBeNull()
    }
    // Its end is told, so that the caller sees what follows.
    for (const [text, length] of [
      ['1e5', 1],
      ['1 ', 1],
      ['1,5', 1],
      ['2.5.3', 3],
      ['2024-01-01', 4],
    ] as const) {
      expect(scan(text)?.length, text).toBe(length)
    }
  })

  it('reads nearly every float64 that is written without an exponent', () => {
    let left = 0
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (value) => {
        const text = Object.is(value, -0) ? '-0' : String(value)
        if (text.includes('e')) return
        const found = scan(text)
        if (found) expect(found).toEqual({ value, length: text.length })
        else if (/^-?\d{1,15}(\.\d{1,22})?$/.test(text) && text.replace(/^-?[0.]*|\./g, '').length <= 18) left += 1
      }),
      { numRuns: 20_000 },
    )
    expect(left).toBeLessThan(5)
  })
})
