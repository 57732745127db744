import { describe, expect, it } from 'vitest'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import type { RunSpec } from '@shared/spec/runSpec'
import { refuseSpec } from '../../../electron/lab/refuseSpec'
import { exampleDataset, exampleSpec } from '../../support/examples'

const [x, y] = exampleDataset.columns as [ColumnInfo, ColumnInfo]
const dataset = (...columns: ColumnInfo[]) => ({ ...exampleDataset, columns })
const specWith = (changes: Partial<RunSpec['preparation']>): RunSpec => ({
  ...exampleSpec,
  preparation: { ...exampleSpec.preparation, ...changes },
})

describe('refuseSpec', () => {
  it('lets a spec pass that fits the table', () => {
    expect(() => refuseSpec(exampleSpec, exampleDataset)).not.toThrow()
  })

  it('names the columns there are where one is not there', () => {
    expect(() => refuseSpec(specWith({ target: 'z' }), exampleDataset)).toThrow(
      'no column named z. Its columns are x, y.',
    )
    expect(() => refuseSpec(specWith({ features: ['w'] }), exampleDataset)).toThrow('no column named w')
  })

  it('refuses a target without two classes or with too many', () => {
    expect(() => refuseSpec(exampleSpec, dataset(x, { ...y, distinct: 1 }))).toThrow('one value only')
    expect(() => refuseSpec(exampleSpec, dataset(x, { ...y, distinct: 0 }))).toThrow('no value at all')
    expect(() => refuseSpec(exampleSpec, dataset(x, { ...y, distinct: 101 }))).toThrow('101 different values')
    expect(() => refuseSpec(exampleSpec, dataset(x, { ...y, distinct: 100 }))).not.toThrow()
  })

  it('refuses a regression on texts or on one number, and takes any number of numbers', () => {
    const regression: Partial<RunSpec['preparation']> = { task: 'regression', target: 'x', features: ['y'] }
    expect(() => refuseSpec(specWith(regression), dataset({ ...x, distinct: 5000 }, y))).not.toThrow()
    expect(() => refuseSpec(specWith({ ...regression, target: 'y', features: ['x'] }), dataset(x, y))).toThrow(
      'holds text; a regression needs numbers',
    )
    expect(() => refuseSpec(specWith(regression), dataset({ ...x, distinct: 1 }, y))).toThrow('at least two numbers')
    expect(() => refuseSpec(specWith({ target: 'x', features: ['y'] }), dataset({ ...x, distinct: 5000 }, y))).toThrow(
      'or set the task to regression',
    )
  })

  it('refuses weights that are no column, no numbers or below 0', () => {
    const weighted = specWith({ weights: 'w' })
    const w = { ...x, name: 'w', min: 0, max: 3 }
    expect(() => refuseSpec(weighted, dataset(x, y, w))).not.toThrow()
    expect(() => refuseSpec(weighted, dataset(x, y))).toThrow('no column named w')
    expect(() => refuseSpec(weighted, dataset(x, y, { ...y, name: 'w' }))).toThrow('are not numbers')
    expect(() => refuseSpec(weighted, dataset(x, y, { ...w, min: -2 }))).toThrow('go down to -2')
    expect(() => refuseSpec(weighted, dataset(x, y, { ...w, max: 0 }))).toThrow('0 in every row')
  })

  it('refuses weights of classes that are not there', () => {
    const weighted = (classWeights: Record<string, number>): RunSpec => ({
      ...exampleSpec,
      training: { ...exampleSpec.training, classWeights },
    })
    expect(() => refuseSpec(weighted({ a: 2, b: 1 }), dataset(x, y))).not.toThrow()
    expect(() => refuseSpec(weighted({ a: 2, c: 1 }), dataset(x, y))).toThrow('c is no class of y, which has a, b')
    expect(() => refuseSpec(weighted({ constructor: 2 }), dataset(x, y))).toThrow('constructor is no class')
  })

  it('refuses features that say nothing or are texts', () => {
    expect(() => refuseSpec(exampleSpec, dataset({ ...x, distinct: 1 }, y))).toThrow('No usable feature')
    const text: ColumnInfo = { ...y, name: 'note', type: 'text', distinct: 101 }
    expect(() => refuseSpec(specWith({ features: ['note'] }), dataset(x, y, text))).toThrow('101 different texts')
  })

  it('refuses identifiers and free text as features, and dates as a target', () => {
    for (const type of ['identifier', 'text'] as const) {
      const column: ColumnInfo = { ...y, name: 'id', type, distinct: 50 }
      expect(() => refuseSpec(specWith({ features: ['x', 'id'] }), dataset(x, y, column))).toThrow(
        'which says nothing about other rows',
      )
    }
    const day: ColumnInfo = { ...x, name: 'day', type: 'date', distinct: 50 }
    expect(() => refuseSpec(specWith({ features: ['x', 'day'] }), dataset(x, y, day))).not.toThrow()
    expect(() => refuseSpec(specWith({ target: 'day' }), dataset(x, y, day))).toThrow('holds dates')
  })

  it('takes a category of many levels where rare ones are one level', () => {
    const town: ColumnInfo = { ...y, name: 'town', distinct: 500, levels: null }
    const features = { features: ['town'] }
    expect(() => refuseSpec(specWith(features), dataset(x, y, town))).toThrow('500 different texts')
    const columns = { town: { rareBelow: 10 } }
    expect(() => refuseSpec(specWith({ ...features, columns }), dataset(x, y, town))).not.toThrow()
  })

  it('refuses a dataset that was read in another way, and says in which', () => {
    const { reading } = exampleDataset
    const types = { b: 'text', a: 'date' } as const
    const read = { ...exampleDataset, reading: { ...reading, types } }
    expect(() => refuseSpec({ ...exampleSpec, reading }, exampleDataset)).not.toThrow()
    // The order of names says nothing.
    const same = { ...reading, types: { a: 'date', b: 'text' } } as const
    expect(() => refuseSpec({ ...exampleSpec, reading: same }, read)).not.toThrow()
    expect(() => refuseSpec({ ...exampleSpec, reading: { ...reading, decimal: ',' } }, read)).toThrow(
      'was read with another decimal, types than these settings say',
    )
  })

  it('refuses networks that are too large', () => {
    const wide = { ...exampleSpec, network: { ...exampleSpec.network, hidden: [1024, 1024, 1024, 1024] } }
    expect(() => refuseSpec(wide, exampleDataset)).not.toThrow()
    const columns = Array.from({ length: 2000 }, (_, index) => ({ ...x, name: `x${index}` }))
    const features = columns.map((column) => column.name)
    const preparation = { ...exampleSpec.preparation, features }
    expect(() => refuseSpec({ ...wide, preparation }, dataset(...columns, y))).toThrow('more than 4,000,000 weights')
  })
})
