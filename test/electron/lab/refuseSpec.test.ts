import { describe, expect, it } from 'vitest'
import type { ColumnInfo } from '@shared/contract/dataset'
import type { RunSpec } from '@shared/contract/runSpec'
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

  it('refuses features that say nothing or are texts', () => {
    expect(() => refuseSpec(exampleSpec, dataset({ ...x, distinct: 1 }, y))).toThrow('No usable feature')
    const text: ColumnInfo = { ...y, name: 'note', type: 'text', distinct: 101 }
    expect(() => refuseSpec(specWith({ features: ['note'] }), dataset(x, y, text))).toThrow('101 different texts')
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
