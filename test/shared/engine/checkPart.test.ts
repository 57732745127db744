import { expect, it } from 'vitest'
import { checkPart } from '@shared/engine/checkPart'
import { createNetwork } from '@shared/engine/network'
import type { PartData } from '@shared/engine/objective'

const network = createNetwork(2, 2, { hidden: [], activation: 'tanh', initialisation: 'zeros' })
const part = (values: number[], classes: number[]): PartData => ({
  inputs: { rows: classes.length, columns: 2, values: Float64Array.from(values) },
  classes: Uint32Array.from(classes),
})

it('takes finite inputs of any size', () => {
  expect(() => checkPart(part([1e308, -1e308, 5e-324, -0], [0, 1]), network, 'training')).not.toThrow()
  expect(() => checkPart(part([], []), network, 'validation')).not.toThrow()
})

it.each([NaN, Infinity, -Infinity])('names the row and the input that is %s', (bad) => {
  const code = 'bad-features'
  const message = `Input 2 of validation row 3 is ${bad}. Every input must be a finite number.`
  const check = () => checkPart(part([1, 2, 3, 4, 5, bad], [0, 1, 0]), network, 'validation')
  expect(check).toThrow(expect.objectContaining({ code, message }))
})

it('names the row whose class the network does not have', () => {
  const message = 'The class of training row 2 has index 2, but there are 2 classes.'
  const check = () => checkPart(part([1, 2, 3, 4], [1, 2]), network, 'training')
  expect(check).toThrow(expect.objectContaining({ code: 'bad-target', message }))
})

it('refuses sizes that do not fit', () => {
  expect(() => checkPart(part([1, 2, 3], [0, 1]), network, 'training')).toThrow(RangeError)
  expect(() => checkPart({ ...part([1, 2], [0]), classes: Uint32Array.of() }, network, 'training')).toThrow(RangeError)
})
