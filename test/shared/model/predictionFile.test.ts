import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePredictions, encodePredictions } from '@shared/model/predictionFile'
import { type KeptPredictions, predictionWidth, predictionsFrom } from '@shared/model/predictions'

const number = fc.double({ noNaN: false })
const ofAny = fc
  .record({ classes: fc.array(fc.string(), { maxLength: 5 }), count: fc.nat(9), numbers: fc.infiniteStream(number) })
  .map(({ classes, count, numbers }): KeptPredictions => {
    const next = () => numbers.next().value as number
    const whole = () => Math.abs(next()) % 200
    return predictionsFrom({
      rows: Uint32Array.from({ length: count }, whole),
      parts: Uint8Array.from({ length: count }, whole),
      truth:
        classes.length === 0 ? Float64Array.from({ length: count }, next) : Uint8Array.from({ length: count }, whole),
      outputs: Float64Array.from({ length: count * predictionWidth(classes) }, next),
      classes,
      scaling: classes.length === 0 ? { center: 3, scale: 7 } : null,
    })
  })

const small = predictionsFrom({
  rows: Uint32Array.of(0, 7),
  parts: Uint8Array.of(1, 3),
  truth: Uint8Array.of(1, 0),
  outputs: Float64Array.of(0.25, -0),
  classes: ['no', 'größer'],
  scaling: null,
})

describe('a file of predictions', () => {
  it('gives them back bit by bit, wherever its bytes lie', () => {
    fc.assert(
      fc.property(ofAny, fc.nat(9), (predictions, shift) => {
        const file = encodePredictions(predictions, 'f'.repeat(16))
        expect(decodePredictions(file)).toEqual({ predictions, fingerprint: 'f'.repeat(16) })
        const moved = new Uint8Array(file.length + shift)
        moved.set(file, shift)
        expect(decodePredictions(moved.subarray(shift))?.predictions).toEqual(predictions)
      }),
    )
  })

  it('lies as it is described: magic, head, then outputs, rows, truth and parts', () => {
    const file = encodePredictions(small, 'abcd')
    const view = new DataView(file.buffer)
    expect(new TextDecoder().decode(file.subarray(0, 8))).toBe('LLPRED02')
    const start = Math.ceil((16 + view.getUint32(8, true)) / 8) * 8
    expect([view.getFloat64(start, true), view.getUint32(start + 20, true)]).toEqual([0.25, 7])
    expect([...file.subarray(start + 24)]).toEqual([1, 0, 1, 3])
  })

  it('has outputs from which probabilities follow that have lost them', () => {
    const sure = predictionsFrom({ ...small, outputs: Float64Array.of(900, -900) })
    const read = decodePredictions(encodePredictions(sure, 'abcd'))?.predictions
    expect([[...(read?.outputs ?? [])], [...(read?.values ?? [])]]).toEqual([
      [900, -900],
      [1, 0],
    ])
  })

  it('that is cut off, longer, or another file is none', () => {
    const file = encodePredictions(small, 'abcd')
    for (let length = 0; length < file.length; length++) expect(decodePredictions(file.slice(0, length))).toBeNull()
    expect(decodePredictions(Uint8Array.of(...file, 0))).toBeNull()
    const another = file.slice()
    another[7] = 0x31
    expect(decodePredictions(another)).toBeNull()
    const torn = file.slice()
    torn[16] = 0
    expect(decodePredictions(torn)).toBeNull()
  })
})
