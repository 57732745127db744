import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checksum } from '@shared/exports/checksum'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('checksum', () => {
  it('is the sha-256 of the canonical text', () => {
    const value = { b: [1, -0, 1e21, 5e-324, null], a: { d: true, c: 'ä "\uD800"' } }
    expect(checksum(value)).toBe(sha256('{"a":{"c":"ä \\"\\ud800\\"","d":true},"b":[1,-0,1e+21,5e-324,null]}'))
  })

  it('does not depend on the order of keys, and depends on that of entries', () => {
    expect(checksum({ a: 1, b: { d: 2, c: 3 } })).toBe(checksum({ b: { c: 3, d: 2 }, a: 1 }))
    expect(checksum(['n', 'p'])).not.toBe(checksum(['p', 'n']))
    expect(checksum([0])).not.toBe(checksum([-0]))
  })
})
