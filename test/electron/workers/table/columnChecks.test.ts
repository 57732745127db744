import { crc32 } from 'node:zlib'
import { expect, it } from 'vitest'
import { checkedBytes } from '@shared/data/table/tableLayout'
import { checksOf, createCheckWriter } from '../../../../electron/workers/table/columnChecks'

const bytes = Uint8Array.from({ length: 2 * checkedBytes + 5 }, (_, at) => at % 251)

it('checks each stretch of a column, whatever the pieces it is written in', () => {
  const expected = [0, 1, 2].map((place) => crc32(bytes.subarray(place * checkedBytes, (place + 1) * checkedBytes)))
  expect(checksOf(bytes)).toEqual(expected)
  for (const size of [checkedBytes, 1_000_003, 64_000]) {
    const writer = createCheckWriter()
    for (let at = 0; at < bytes.length; at += size) writer.add(bytes.subarray(at, at + size))
    expect(writer.finish()).toEqual(expected)
  }
})

it('has nothing to check of a column without rows, and reads shared memory', () => {
  expect(checksOf(new Uint8Array(0))).toEqual([])
  const shared = new Uint8Array(new SharedArrayBuffer(3))
  shared.set([1, 2, 3])
  expect(checksOf(shared)).toEqual([crc32(Uint8Array.of(1, 2, 3))])
})
