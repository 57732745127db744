import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { specVersion } from '@shared/spec/upgradeSpec'
import { flatParts } from '@shared/contract/metrics'
import { checksum } from '@shared/exports/checksum'
import { type ModelFile, readModelFile, writeModelFile } from '@shared/exports/modelFile'
import { fittedCategory, fittedNumber, fittedWith } from '../data/exampleFitted'
import { preparationSpec, tableOf } from '../data/exampleTables'
import { exampleModel } from './exampleModel'

const table = tableOf('a,colour,y', '1,red,n', '2.5,blue,p', '4,red,n', '0.1,green,q')
const spec = preparationSpec({ features: ['a', 'colour'] })

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

describe('a file of version 1', () => {
  // Written by Logit Lab 0.1 for a run on test/data/admissions.csv.
  const first = readFileSync('test/data/modelVersion1.json', 'utf8')

  it('is read as a model of today', () => {
    const read = readModelFile(first, 'm.json')
    const { spec, preparation, ...others } = JSON.parse(first) as ModelFile & { checksum: string }
    const { checksum, metrics, ...unchanged } = others
    expect(checksum).toMatch(/^[0-9a-f]{64}$/)
    expect(read).toMatchObject({ ...unchanged, version: 6, ending: null, inference: null, inferenceReason: null })
    expect(flatParts(read.metrics)).toEqual(metrics)
    expect(read.spec).toMatchObject({
      preparation: spec.preparation,
      training: spec.training,
      version: specVersion,
      reading: null,
    })
    expect(read.spec.network).toEqual({ ...spec.network, initialDistribution: 'normal' })
    expect(read.spec.training).toMatchObject({ precision: 'float64', loss: 'crossEntropy' })
    expect(read.preparation).toMatchObject({
      ...preparation,
      target: { ...preparation.target, scaling: null },
      terms: [],
    })
    expect(read.preparation.inputs).toMatchObject([
      { transform: 'none', quantiles: null, indicator: false, zeroIsMissing: false },
      { transform: 'none', quantiles: null, indicator: false, zeroIsMissing: false },
      { encoding: 'oneHot', grouped: [], reference: null, missingLevel: 'none', unseen: 'zeros', indicator: false },
    ])
  })

  it('may be written again, as a file of version 6', () => {
    const again = writeModelFile(readModelFile(first, 'm.json'))
    expect(JSON.parse(again)).toMatchObject({ version: 6, spec: { version: specVersion } })
    expect(readModelFile(again, 'again.json')).toEqual(readModelFile(first, 'm.json'))
    expect(writeModelFile({ ...readModelFile(first, 'm.json'), version: 1 })).toBe(again)
  })

  it('is still held by its checksum', () => {
    const changed = first.replace('60.56769333333333', '60.5')
    expect(changed).not.toBe(first)
    expect(refusal(changed)).toBe(
      'm.json was changed after it was exported: its preparation does not match its checksum. Export the model again.',
    )
    expect(refusal(first.replace('"classes": [', '"scaling": null, "classes": ['))).toMatch(/was changed/)
  })
})

describe('a file of version 2', () => {
  const plain = fittedWith(
    fittedNumber({ feature: 'a', center: 1.5, scale: 2, median: 1 }),
    fittedCategory({ feature: 'colour', levels: ['blue', 'green', 'red'], mode: 'red' }),
  )
  const current = exampleModel(table, spec, []).model
  const preparation = { ...plain, target: current.preparation.target }
  const { terms, ...others } = preparation
  const olderInputs = [
    { feature: 'a', kind: 'number', center: 1.5, scale: 2, impute: null, median: 1 },
    { feature: 'colour', kind: 'category', levels: ['blue', 'green', 'red'], impute: null, mode: 'red' },
  ]
  const { target, features, standardization, missing, task, weights, validationShare, testShare } = spec
  const { reading, ...rest } = current.spec
  const older = {
    ...current,
    version: 2,
    spec: {
      ...rest,
      version: 2,
      preparation: { target, features, standardization, missing, task, weights, validationShare, testShare },
    },
    preparation: { ...others, inputs: olderInputs },
  }
  const written = { ...older, checksum: checksum({ preparation: older.preparation, network: older.network }) }

  it('is read as a model of today, and held by the checksum of its own values', () => {
    expect([terms, reading]).toEqual([[], null])
    expect(readModelFile(JSON.stringify(written), 'm.json')).toEqual({ ...current, preparation })
    const changed = JSON.stringify(written).replace('"center":1.5', '"center":1.25')
    expect(refusal(changed)).toMatch(/its preparation does not match its checksum/)
  })
})

it('a file of version 3 is written again to the byte, but for the version, the spec within and what it did not say', () => {
  // Written for a run on test/data/iris.csv by the Logit Lab whose runs had metrics without `values`.
  const third = readFileSync('test/data/modelVersion3.json', 'utf8')
  const again = writeModelFile(readModelFile(third, 'm.json'))
  const withoutSpec = (text: string) =>
    text
      .replace(/ "spec": \{.*?\n \},\n/s, '')
      .replace(' "ending": null,\n', '')
      .replace(' "warnings": [],\n', '')
      .replace(' "inference": null,\n', '')
      .replace(' "inferenceReason": null,\n', '')
      .replace(/,\n {2}"columns": null/, '')
      .replace(/"version": \d/, '"version": 0')
  expect(withoutSpec(again)).toBe(withoutSpec(third))
  const specOf = (text: string) => (JSON.parse(text) as { spec: { reading: object | null } }).spec
  const { reading, ...before } = specOf(third)
  expect(specOf(again)).toMatchObject({ ...before, version: 4, reading: reading && { kind: 'text', ...reading } })
})
