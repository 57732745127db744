import { expect, it } from 'vitest'
import { runSummarySchema } from '@shared/contract/run'
import { upgradeRun } from '../../../../electron/lab/store/upgradeRun'
import { exampleRun } from '../../../support/examples'

const problem = { code: 'bad-features', message: 'No training rows are left.' } as const

it('gives what was at fault in a run of an earlier version as a path', () => {
  const old = { ...exampleRun, state: 'failed', problem: { ...problem, setting: 'preparation.missing' } }
  expect(runSummarySchema.parse(upgradeRun(JSON.parse(JSON.stringify(old))))).toEqual({
    ...exampleRun,
    state: 'failed',
    problem: { ...problem, path: ['preparation', 'missing'] },
  })
})

it('gives a sentence of an earlier version the code of a note', () => {
  const old = { ...exampleRun, warnings: ['2 rows left out: a feature is missing.'] }
  expect(runSummarySchema.parse(upgradeRun(old)).warnings).toEqual([
    { code: 'note', message: '2 rows left out: a feature is missing.' },
  ])
})

it('leaves a run of today as it is, and anything else', () => {
  const failed = { ...exampleRun, problem: { ...problem, path: ['preparation', 'missing'] } }
  for (const value of [exampleRun, failed, { ...exampleRun, problem }, null, 'run', { problem: null }]) {
    expect(upgradeRun(value)).toBe(value)
  }
})
