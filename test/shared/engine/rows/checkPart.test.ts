import { describe, expect, it } from 'vitest'
import { checkData, checkPart } from '@shared/engine/rows/checkPart'
import { createNetwork } from '@shared/engine/network/network'
import { dataOf, logistic, partOf, randomPart } from '../support'

const network = createNetwork(2, 2, logistic)
const numbers = createNetwork(2, 0, logistic)

describe('inputs', () => {
  it('may be of any finite size', () => {
    const rows = [
      [1e308, -1e308],
      [5e-324, -0],
    ]
    expect(() => checkPart(partOf(rows, [0, 1]), network, 'training')).not.toThrow()
    expect(() => checkPart(partOf([], []), network, 'validation')).not.toThrow()
  })

  it.each([NaN, Infinity, -Infinity])('that are %s are refused with row and column', (bad) => {
    const rows = [
      [1, 2],
      [3, 4],
      [5, bad],
    ]
    const message = `Input 2 of validation row 3 is ${bad}. Every input must be a finite number.`
    expect(() => checkPart(partOf(rows, [0, 1, 0]), network, 'validation')).toThrow(
      expect.objectContaining({ code: 'bad-features', message }),
    )
  })

  it('beyond the range of float32 are told how to come through', () => {
    const part = partOf([[1, 2], [3, 1e39]], [0, 1]) // prettier-ignore
    const inputs = { ...part.inputs, values: Float32Array.from(part.inputs.values) }
    const message = /Input 2 of training row 2 is Infinity. It must be below 3.4e38: standardize .* float64/
    expect(() => checkPart({ ...part, inputs }, network, 'training')).toThrow(
      expect.objectContaining({ code: 'bad-features', message: expect.stringMatching(message) }),
    )
  })

  it('are read by their stride: what lies between rows does not matter', () => {
    const part = randomPart(3, 2, 2)
    const wide = { rows: 3, columns: 2, stride: 4, values: new Float64Array(12).fill(NaN) }
    for (let row = 0; row < 3; row++) wide.values.set(part.inputs.values.subarray(2 * row, 2 * row + 2), 4 * row)
    expect(() => checkPart({ ...part, inputs: wide }, network, 'training')).not.toThrow()
    wide.values[9] = Infinity
    expect(() => checkPart({ ...part, inputs: wide }, network, 'training')).toThrow(/Input 2 of training row 3/)
  })
})

describe('targets', () => {
  it('of a class that the network does not have are refused with their row', () => {
    const message = 'The class of training row 2 has index 2, but there are 2 classes.'
    expect(() => checkPart(partOf([[1, 2], [3, 4]], [1, 2]), network, 'training')).toThrow(
      expect.objectContaining({ code: 'bad-target', message }),
    ) // prettier-ignore
  })

  it.each([NaN, Infinity])('that are numbers must not be %s', (bad) => {
    const part = partOf([[1, 2], [3, 4]], [-3.5, bad], 'numbers') // prettier-ignore
    const message = `The target of training row 2 is ${bad}. Every target must be a finite number.`
    expect(() => checkPart(part, numbers, 'training')).toThrow(expect.objectContaining({ code: 'bad-target', message }))
  })
})

it.each([-1, NaN, Infinity])('a row weight of %s is refused with its row', (bad) => {
  const part = { ...partOf([[1, 2], [3, 4]], [0, 1]), weights: Float64Array.of(0, bad) } // prettier-ignore
  const message = `The weight of validation row 2 is ${bad}. It must be 0 or more.`
  expect(() => checkPart(part, network, 'validation')).toThrow(
    expect.objectContaining({ code: 'bad-setting', message }),
  )
})

it('checkData looks at both parts', () => {
  const part = randomPart(3, 2, 2)
  const data = dataOf(part, { validation: part })
  expect(() => checkData(data)).not.toThrow()
  const { stride, values } = data.validation!.inputs
  values[2 * stride] = NaN
  expect(() => checkData(data)).toThrow(/Input 1 of validation row 3/)
  data.train.inputs.values[1] = NaN
  expect(() => checkData(data)).toThrow(/Input 2 of training row 1/)
})
