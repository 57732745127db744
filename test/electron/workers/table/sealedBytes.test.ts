import { expect, it } from 'vitest'
import { sealedBytes, unsealedBytes } from '../../../../electron/workers/table/sealedBytes'

const bytes = Uint8Array.from({ length: 40 }, (_, at) => 3 * at)

it('gives back what was sealed, and nothing where a bit of it is another', () => {
  const sealed = Buffer.from(sealedBytes(bytes))
  expect(unsealedBytes(sealed)).toEqual(Buffer.from(bytes))
  for (let at = 0; at < sealed.length; at++) {
    const flipped = Buffer.from(sealed)
    flipped[at]! ^= 1 << (at % 8)
    // In the word itself the bytes are taken for those of an earlier version, which are then longer than they say.
    const inWord = at >= bytes.length && at < bytes.length + 4
    expect(unsealedBytes(flipped)).toEqual(inWord ? flipped : null)
  }
})

it('takes bytes without a seal as they are', () => {
  expect(unsealedBytes(Buffer.from(bytes))).toEqual(Buffer.from(bytes))
  expect(unsealedBytes(Buffer.alloc(0))).toEqual(Buffer.alloc(0))
})
