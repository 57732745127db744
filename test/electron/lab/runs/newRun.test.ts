import { describe, expect, it } from 'vitest'
import { runSummarySchema } from '@shared/contract/run'
import { newRun } from '../../../../electron/lab/runs/newRun'
import { exampleSpec } from '../../../support/examples'

describe('newRun', () => {
  it('is a valid run that waits, each with an identity of its own', () => {
    const run = newRun(exampleSpec, 'Mine')
    expect(runSummarySchema.parse(run)).toEqual(run)
    expect(run).toMatchObject({ state: 'queued', name: 'Mine', epoch: 0, batch: 0, metrics: null })
    expect(newRun(exampleSpec, 'Mine').id).not.toBe(run.id)
  })
})
