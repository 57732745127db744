import { describe, expect, it } from 'vitest'
import { createRunsCalls } from '../../../../electron/lab/calls/runs'
import { exampleDataset, exampleSpec } from '../../../support/examples'

const services = { catalogue: { get: () => exampleDataset } } as unknown as Parameters<typeof createRunsCalls>[0]

describe('runs.check', () => {
  const { 'runs.check': check } = createRunsCalls(services)

  it('has nothing to say of a spec that could be trained', async () => {
    expect(await check({ spec: exampleSpec })).toEqual([])
  })

  it('tells every issue that the columns show, and makes no run', async () => {
    const preparation = { ...exampleSpec.preparation, features: ['nowhere'], weights: 'gone' }
    const issues = await check({ spec: { ...exampleSpec, preparation } })
    expect(issues.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['unknown-column', 'preparation.features'],
      ['unknown-column', 'preparation.weights'],
    ])
  })
})
