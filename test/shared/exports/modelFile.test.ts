import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { checksum } from '@shared/exports/checksum'
import { fittedModelOf, readModelFile, writeModelFile } from '@shared/exports/modelFile'
import { preparationSpec, tableOf } from '../data/exampleTables'
import { exampleModel } from './exampleModel'

const table = tableOf('a,colour,y', '1,red,n', '2.5,blue,p', '4,red,n', '0.1,green,q')
const spec = preparationSpec({ features: ['a', 'colour'] })
const { model, parameters } = exampleModel(table, spec, [3])
const text = writeModelFile(model)

const refusal = (changed: string): string => {
  try {
    readModelFile(changed, 'm.json')
  } catch (error) {
    expect(error).toBeInstanceOf(LabError)
    expect((error as LabError).code).toBe('bad-model')
    return (error as LabError).message
  }
  return 'was read'
}

describe('round trip', () => {
  it('gives the same model', () => {
    expect(readModelFile(text, 'm.json')).toEqual(model)
    expect(fittedModelOf(readModelFile(text, 'm.json')).parameters).toEqual(parameters)
  })

  it('keeps why the training ended', () => {
    const ending = { reason: 'stalled', epoch: 9, gradientNorm: 0.25 } as const
    expect(readModelFile(writeModelFile({ ...model, ending }), 'm.json').ending).toEqual(ending)
    expect(readModelFile(writeModelFile({ ...model, ending: null }), 'm.json').ending).toBeNull()
  })

  it('keeps every weight bit by bit, minus zero and subnormal numbers too', () => {
    const two = tableOf('a,y', '1,n', '2,p')
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(fc.tuple(finite, finite), (weights) => {
        const written = exampleModel(two, preparationSpec(), [], Float64Array.from(weights))
        const read = fittedModelOf(readModelFile(writeModelFile(written.model), 'm.json'))
        expect(Array.from(read.parameters)).toEqual(weights)
      }),
      { examples: [[[-0, 5e-324]]] },
    )
  })

  it('keeps a float32 weight as that float32, and gives float64 back', () => {
    const two = tableOf('a,y', '1,n', '2,p')
    const weights = fc.tuple(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.constant(Math.fround(0.1)))
    fc.assert(
      fc.property(weights, (float32) => {
        const written = exampleModel(two, preparationSpec(), [], Float64Array.from(float32))
        const { parameters: read } = fittedModelOf(readModelFile(writeModelFile(written.model), 'm.json'))
        expect(Array.from(Float32Array.from(read))).toEqual(float32)
        expect(Array.from(read)).toEqual(float32)
      }),
    )
  })

  it('keeps a model of a number, with its scaling', () => {
    const numbers = tableOf('a,y', '1,10', '2.5,0.1', '4,-7')
    const regression = exampleModel(numbers, preparationSpec({ task: 'regression' }), [3])
    const read = readModelFile(writeModelFile(regression.model), 'm.json')
    expect(read).toEqual(regression.model)
    expect(fittedModelOf(read).network).toMatchObject({ classes: 0, outputs: 1, output: 'linear' })
    expect(fittedModelOf(read).parameters).toEqual(regression.parameters)
  })

  it('leaves names alone that look like numbers or lists', () => {
    const odd = { ...model, name: '[1,   2] -0 "x"' }
    expect(readModelFile(writeModelFile(odd), 'm.json').name).toBe(odd.name)
  })

  it('does not write a weight that is not finite', () => {
    const weights = parameters.slice()
    weights[2] = Number.NaN
    const broken = exampleModel(table, spec, [3], weights).model
    expect(() => writeModelFile(broken)).toThrow(LabError)
  })
})

describe('refusals', () => {
  const change = (edit: (copy: typeof model) => void) => {
    const copy = JSON.parse(text) as typeof model
    edit(copy)
    return JSON.stringify(copy)
  }

  it('tells a file that is not JSON, or of another format', () => {
    expect(refusal('a,b\n1,2')).toBe('m.json is not a model file: it is not JSON. Choose a file exported by Logit Lab.')
    for (const other of ['{}', '[]', 'null', '3', '{"format":"onnx","version":1}']) {
      expect(refusal(other)).toBe(
        'm.json is not a Logit Lab model file: its format is not "logit-lab-model". Choose a file exported by Logit Lab.',
      )
    }
  })

  it('tells a newer version before anything else', () => {
    expect(refusal('{"format":"logit-lab-model","version":7}')).toBe(
      'm.json has version 7 of the model format; this Logit Lab reads up to version 6. Update Logit Lab to open it.',
    )
  })

  it('tells a version that never was', () => {
    for (const [version, named] of [
      ['0', '0'],
      ['-1', '-1'],
      ['1.5', '1.5'],
      ['"1"', 'what it gives'],
    ]) {
      expect(refusal(`{"format":"logit-lab-model","version":${version}}`)).toBe(
        `m.json: ${named} is not a version of the model format that this app reads. Choose a file exported by Logit Lab.`,
      )
    }
  })

  it('tells a product of inputs that are not there', () => {
    const terms = [{ factors: [0, 99], center: 0, scale: 1, quantiles: null }]
    const changed = JSON.stringify({ ...model, preparation: { ...model.preparation, terms }, checksum: '' })
    expect(refusal(changed)).toBe(
      'm.json is not a valid model file at preparation.terms: multiply inputs that are not there.',
    )
  })

  it('names the place of a wrong value', () => {
    const changed = JSON.stringify({ ...model, preparation: { ...model.preparation, missing: 'guess' } })
    expect(refusal(changed)).toMatch(/^m\.json is not a valid model file at preparation\.missing: /)
  })

  it('tells weights that were changed', () => {
    const changed = change((copy) => {
      copy.network.layers[0]!.weights[0]![0]! += 1e-9
    })
    expect(refusal(changed)).toBe(
      `m.json was changed after it was exported: its weights do not match its fingerprint ${model.fingerprint}. Export the model again.`,
    )
  })

  it('tells wrong shapes', () => {
    const shorter = change((copy) => copy.network.layers[1]!.bias.pop())
    expect(refusal(shorter)).toBe(
      'm.json is not a valid model file. Layer 2 of the model must have 3 × 3 weights and 3 biases.',
    )
    expect(refusal(change((copy) => copy.network.layers.pop()))).toMatch(/has 1 layers where 2 are needed/)
  })

  it('tells a preparation or network that is not the spec’s', () => {
    const other = change((copy) => {
      copy.preparation.inputs[0]!.feature = 'b'
    })
    expect(refusal(other)).toBe('m.json is not a valid model file: preparation.inputs does not agree with its spec.')
    expect(refusal(change((copy) => (copy.network.activation = 'relu')))).toMatch(/network\.activation does not agree/)
    expect(refusal(change((copy) => (copy.preparation.target.name = 'z')))).toMatch(/target\.name does not agree/)
    expect(refusal(change((copy) => (copy.preparation.standardization = 'none')))).toBe(
      'm.json is not a valid model file: preparation.standardization does not agree with its spec.',
    )
    expect(refusal(change((copy) => (copy.preparation.missing = 'impute')))).toMatch(/missing does not agree/)
    const otherEvent = change((copy) => {
      copy.preparation.target.classes = ['no', 'yes']
      copy.spec.preparation.event = 'no'
    })
    expect(refusal(otherEvent)).toMatch(/preparation\.target\.classes does not agree with its spec/)
    const number = change((copy) => {
      copy.preparation.target = { name: 'y', classes: [], scaling: { center: 0, scale: 1 } }
    })
    expect(refusal(number)).toMatch(/preparation\.target does not agree with its spec/)
  })

  it.each<[string, (copy: typeof model) => void]>([
    ['the order of the classes', ({ preparation }) => preparation.target.classes.reverse()],
    ['a center', ({ preparation }) => Object.assign(preparation.inputs[0]!, { center: 7 })],
    ['a scale', ({ preparation }) => Object.assign(preparation.inputs[0]!, { scale: 5e-324 })],
    [
      'the order of the levels',
      ({ preparation }) => Object.assign(preparation.inputs[1]!, { levels: ['red', 'green', 'blue'] }),
    ],
  ])('tells that %s was changed', (_, edit) => {
    expect(refusal(change(edit))).toBe(
      'm.json was changed after it was exported: its preparation does not match its checksum. Export the model again.',
    )
  })

  it('reads a file whose keys are in another order', () => {
    const { preparation, ...others } = JSON.parse(text) as typeof model
    const reordered = Object.fromEntries(Object.entries(preparation).reverse())
    expect(refusal(JSON.stringify({ preparation: reordered, ...others }))).toBe('was read')
  })

  it('refuses a model without a checksum', () => {
    expect(refusal(JSON.stringify(model))).toMatch(/^m\.json is not a valid model file at checksum: /)
  })

  it('refuses a class, level or feature that is there twice', () => {
    const classes = change(({ preparation }) => (preparation.target.classes = ['n', 'p', 'p']))
    expect(refusal(classes)).toBe(
      'm.json is not a valid model file at preparation.target.classes: names a class twice.',
    )
    const levels = change(({ preparation }) =>
      Object.assign(preparation.inputs[1]!, { levels: ['red', 'blue', 'red'] }),
    )
    expect(refusal(levels)).toBe(
      'm.json is not a valid model file at preparation.inputs.1.levels: names a level twice.',
    )
    const inputs = change(({ preparation }) => preparation.inputs.push(preparation.inputs[0]!))
    expect(refusal(inputs)).toBe('m.json is not a valid model file at preparation.inputs: names a feature twice.')
  })

  it('refuses a scale that is not finite', () => {
    const infinite = text.replace(/"scale": [^,]+,/, '"scale": 1e999,')
    expect(refusal(infinite)).toMatch(/^m\.json is not a valid model file at preparation\.inputs\.0\.scale: /)
  })

  it('throws nothing but LabErrors for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(refusal(JSON.stringify(value))).not.toBe('was read')
        expect(refusal(JSON.stringify({ ...model, network: value }))).not.toBe('was read')
      }),
    )
  })
})

describe('a fitted category that contradicts itself', () => {
  /** The file as somebody would write it who knows the format: every sum in it is right. */
  const forged = (changes: object): string => {
    const inputs = model.preparation.inputs.map((input) =>
      input.kind === 'category' ? { ...input, ...changes } : input,
    )
    const preparation = { ...model.preparation, inputs }
    const { network } = model
    return JSON.stringify({ ...model, preparation, checksum: checksum({ preparation, network }) })
  }
  const ordinal = { center: 0, scale: 1, quantiles: null, mean: 0 }

  it('is read where it does not', () => expect(refusal(forged({}))).toBe('was read'))

  it.each([
    ['a reference behind its places', { encoding: 'reference', reference: 1_000_000 }],
    ['a reference that it does not have', { encoding: 'reference', reference: null }],
    ['a reference of another encoding', { encoding: 'oneHot', reference: 0 }],
    ['an order without numbers', { encoding: 'ordinal', ordinal: null }],
    ['numbers of another encoding', { encoding: 'oneHot', ordinal }],
  ])('is refused: %s, by which a level would be written into the input of another feature', (_, changes) => {
    expect(refusal(forged(changes))).toMatch(/preparation\.inputs\.1\.(reference|ordinal): must be/)
  })
})

describe('a text that a parser would make far too much of', () => {
  it('is refused before it is parsed, whatever its strings hold', () => {
    for (const text of ['['.repeat(2_000_000), `{"a":${'['.repeat(101)}`, `[${'0,'.repeat(20_000_001)}0]`]) {
      expect(() => readModelFile(text, 'f.json')).toThrow(/nested too deeply or holds too many values/)
    }
    expect(() => readModelFile(`{"a\\"${'['.repeat(200)}":1}`, 'f.json')).toThrow(/its format is not/)
  })
})
