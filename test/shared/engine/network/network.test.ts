import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Layer } from '@shared/contract/run'
import type { NetworkSpec } from '@shared/spec/runSpec'
import { createNetwork, layersOf, parametersOf } from '@shared/engine/network/network'
import { logistic } from '../support'

const spec = (...hidden: number[]): NetworkSpec => ({ ...logistic, hidden })

describe('createNetwork', () => {
  it('gives two classes one logit and more classes one each', () => {
    expect(createNetwork(4, 2, spec())).toMatchObject({ outputs: 1, output: 'sigmoid', parameterCount: 5 })
    expect(createNetwork(4, 3, spec())).toMatchObject({ outputs: 3, output: 'softmax', parameterCount: 15 })
  })

  it('gives a target that is a number one output, as it is', () => {
    expect(createNetwork(4, 0, spec(2))).toMatchObject({ outputs: 1, output: 'linear', parameterCount: 13 })
  })

  it('lays the layers one after the other, weights before biases', () => {
    expect(createNetwork(2, 2, spec(3)).shapes).toEqual([
      { inputs: 2, outputs: 3, weightOffset: 0, biasOffset: 6 },
      { inputs: 3, outputs: 1, weightOffset: 9, biasOffset: 12 },
    ])
  })

  it.each([
    [() => createNetwork(2, 1, spec()), 'bad-target', undefined, /two classes/],
    [() => createNetwork(0, 2, spec()), 'bad-features', undefined, /one input/],
    [
      () => createNetwork(2000, 2, spec(1024, 1024, 1024)),
      'bad-setting',
      ['network', 'hidden'],
      /4,149,249.*4,000,000/,
    ],
  ])('refuses by name what cannot be trained: %#', (create, code, path, message) => {
    expect(create).toThrow(expect.objectContaining({ code, path, message: expect.stringMatching(message) }))
  })
})

describe('layers', () => {
  const network = createNetwork(2, 2, spec(3))
  const layers = layersOf(
    network,
    Float64Array.from({ length: 13 }, (_, i) => i),
  )

  it('are weights[input][output] and biases', () => {
    expect(layers).toEqual([
      { weights: [[0, 1, 2], [3, 4, 5]], bias: [6, 7, 8] }, // prettier-ignore
      { weights: [[9], [10], [11]], bias: [12] },
    ])
  })

  it('come back as the same parameters, for any network', () => {
    const width = fc.integer({ min: 1, max: 6 })
    fc.assert(
      fc.property(
        width,
        fc.integer({ min: 2, max: 5 }),
        fc.array(width, { maxLength: 4 }),
        (inputs, classes, hidden) => {
          const any = createNetwork(inputs, classes, spec(...hidden))
          const parameters = Float64Array.from({ length: any.parameterCount }, (_, i) => i / 3 - 1)
          expect(parametersOf(any, layersOf(any, parameters))).toEqual(parameters)
        },
      ),
    )
  })

  const changed = (change: (layers: Layer[]) => void) => {
    const copy = structuredClone(layers)
    change(copy)
    return copy
  }

  it.each([
    ['a missing layer', changed((l) => l.pop()), /1 layers where 2/],
    ['a missing row', changed((l) => l[0]!.weights.pop()), /Layer 1 of the model must have 2 × 3 weights and 3 biases/],
    ['a short row', changed((l) => l[0]!.weights[1]!.pop()), /Layer 1/],
    ['a long row', changed((l) => l[1]!.weights[2]!.push(1)), /Layer 2 of the model must have 3 × 1/],
    ['a missing bias', changed((l) => l[1]!.bias.pop()), /Layer 2/],
    ['a weight that is NaN', changed((l) => (l[0]!.weights[0]![0] = NaN)), /Layer 1 .* not finite/],
    ['an infinite bias', changed((l) => (l[1]!.bias[0] = -Infinity)), /Layer 2 .* not finite/],
  ])('with %s are refused', (_, bad, message) => {
    const expected = expect.objectContaining({ code: 'bad-model', message: expect.stringMatching(message) })
    expect(() => parametersOf(network, bad)).toThrow(expected)
  })
})
