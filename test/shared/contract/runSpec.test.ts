import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { limits } from '@shared/contract/limits'
import { runSpecSchema } from '@shared/contract/runSpec'
import { exampleSpec } from '../../support/examples'

const valid = (changes: object) => runSpecSchema.safeParse({ ...exampleSpec, ...changes }).success
const preparation = (changes: object) => valid({ preparation: { ...exampleSpec.preparation, ...changes } })
const training = (changes: object) => valid({ training: { ...exampleSpec.training, ...changes } })
const network = (changes: object) => valid({ network: { ...exampleSpec.network, ...changes } })

describe('runSpecSchema', () => {
  it('survives JSON unchanged', () => {
    expect(runSpecSchema.parse(JSON.parse(JSON.stringify(exampleSpec)))).toEqual(exampleSpec)
  })

  it('takes the ends of every range and nothing beyond', () => {
    expect([training({ learningRate: Number.MIN_VALUE }), training({ learningRate: limits.learningRate })]).toEqual([
      true,
      true,
    ])
    expect([training({ learningRate: 0 }), training({ learningRate: Number.NaN })]).toEqual([false, false])
    expect([training({ epochs: 1 }), training({ epochs: limits.epochs + 1 })]).toEqual([true, false])
    expect([training({ batchSize: 1 }), training({ batchSize: 0 }), training({ batchSize: 'half' })]).toEqual([
      true,
      false,
      false,
    ])
    expect([training({ l2: 0 }), training({ l2: -1 })]).toEqual([true, false])
    expect([network({ hidden: [] }), network({ hidden: [1, 2, 3, 1024] })]).toEqual([true, true])
    expect([network({ hidden: [1.5] }), network({ hidden: [1025] }), network({ hidden: [1, 1, 1, 1, 1] })]).toEqual([
      false,
      false,
      false,
    ])
    expect([
      preparation({ validationShare: 0.45, testShare: 0.45 }),
      preparation({ validationShare: 0.5, testShare: 0.5 }),
    ]).toEqual([true, false])
    expect([valid({ seed: 0xffff_ffff }), valid({ seed: -1 }), valid({ seed: 0.5 })]).toEqual([true, false, false])
  })

  it('refuses settings that it does not know, another version, and a dataset that is no hash', () => {
    expect([valid({ more: 1 }), valid({ version: 2 }), valid({ dataset: '../x' })]).toEqual([false, false, false])
  })

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (value) => runSpecSchema.safeParse(value).success === false))
  })
})
