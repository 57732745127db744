import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { schemaIssues } from '@shared/spec/checks/schemaIssues'
import { runSpecSchema } from '@shared/spec/runSpecSchema'
import { specVersion } from '@shared/spec/upgradeSpec'
import { exampleSpec } from '../../support/examples'

const { preparation, network, training } = exampleSpec
interface Changes {
  preparation?: object
  network?: object
  training?: object
}
const changed = (changes: Changes) => ({
  ...exampleSpec,
  preparation: { ...preparation, ...changes.preparation },
  network: { ...network, ...changes.network },
  training: { ...training, ...changes.training },
})
const valid = (spec: unknown) => runSpecSchema.safeParse(spec).success
const validWith = (changes: Changes) => valid(changed(changes))
/** The settings at fault, by their paths. */
const faults = (changes: Changes) =>
  runSpecSchema.safeParse(changed(changes)).error?.issues.map(({ path }) => path.join('.')) ?? []

describe('runSpecSchema', () => {
  it('survives JSON unchanged', () => {
    expect(runSpecSchema.parse(JSON.parse(JSON.stringify(exampleSpec)))).toEqual(exampleSpec)
  })

  it('takes whole seeds only', () => {
    const seeds = [0xffff_ffff, -1, 0.5].map((seed) => valid({ ...exampleSpec, seed }))
    expect(seeds).toEqual([true, false, false])
  })

  it('refuses settings that it does not know, a version to come, and a dataset that is no hash', () => {
    expect(valid({ ...exampleSpec, more: 1 })).toBe(false)
    expect(valid({ ...exampleSpec, version: specVersion + 1 })).toBe(false)
    expect(valid({ ...exampleSpec, dataset: '../x' })).toBe(false)
    expect(validWith({ training: { decay: 1 } })).toBe(false)
  })

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (value) => runSpecSchema.safeParse(value).success === false))
  })
})

describe('settings that do not go together', () => {
  it('are refused where they are at fault, with the code of the conflict', () => {
    const newton = { optimizer: 'newton', batchSize: 'full', precision: 'float64' }
    const { error } = runSpecSchema.safeParse(changed({ network: { hidden: [3] }, training: newton }))
    expect(schemaIssues(error)).toMatchObject([{ code: 'newton-with-layers', path: ['training', 'optimizer'] }])
    expect(faults({ preparation: { weights: 'y' }, training: { loss: 'huber' } })).toEqual([
      'preparation.weights',
      'training.loss',
    ])
    expect(faults({})).toEqual([])
  })
})
