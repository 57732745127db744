import { expect, it } from 'vitest'
import { partCodes } from '@shared/contract/analysis'
import { collectParts, countCode } from '@shared/data/preparation/splits/parts'

const { none, train, validation, test } = partCodes

it('gives each part its rows, in their order; a row without a part is in none', () => {
  const codes = Uint8Array.of(test, train, none, validation, train, test)
  expect(collectParts(Uint32Array.of(3, 5, 6, 10, 11, 40), codes)).toEqual({
    train: Uint32Array.of(5, 11),
    validation: Uint32Array.of(10),
    test: Uint32Array.of(3, 40),
  })
  expect([train, validation, test, none, 9].map((code) => countCode(codes, code))).toEqual([2, 1, 2, 1, 0])
})

it('has parts of their own memory, empty ones too', () => {
  const rows = Uint32Array.of(1, 2)
  const parts = collectParts(rows, Uint8Array.of(train, train))
  rows.fill(9)
  expect(parts).toEqual({ train: Uint32Array.of(1, 2), validation: new Uint32Array(0), test: new Uint32Array(0) })
})
