import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactQuotient } from '@shared/data/reading/cells/exactQuotient'

/** The digits as the function takes them, at most 18 without leading zeros. */
function quotientOf(digits: string, scale: number): number {
  const low = digits.slice(9)
  return exactQuotient(Number(digits.slice(0, 9)), Number(low), low.length, scale)
}

describe('exactQuotient', () => {
  it('is the nearest float64, which ECMAScript asks of Number(text)', () => {
    const digits = fc.stringMatching(/^[1-9][0-9]{0,17}$/)
    let unsure = 0
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 22 }), (text, scale) => {
        const value = quotientOf(text, scale)
        if (Number.isNaN(value)) unsure += 1
        else expect(value).toBe(Number(`${text}e-${scale}`))
      }),
      { numRuns: 20_000 },
    )
    expect(unsure).toBeLessThan(20)
  })

  it('is the number again whose shortest digits are given', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-5, max: 1e15, noNaN: true }), (value) => {
        const [whole = '', fraction = ''] = String(value).split('.')
        if (fraction.includes('e')) return
        const digits = `${whole}${fraction}`.replace(/^0+/, '')
        expect([value, Number.NaN]).toContain(quotientOf(digits, fraction.length))
      }),
      { numRuns: 20_000 },
    )
  })

  it('does not guess in the middle between two float64', () => {
    // 2^53 + 1 and 2^54 + 2; 2^53 + 3/2 rounded to even would be 2^53 + 2.
    expect(quotientOf('9007199254740993', 0)).toBeNaN()
    expect(quotientOf('18014398509481986', 0)).toBeNaN()
    expect(quotientOf('90071992547409935', 1)).toBe(9007199254740994)
    expect(quotientOf('90071992547409925', 1)).toBe(9007199254740992)
  })
})
