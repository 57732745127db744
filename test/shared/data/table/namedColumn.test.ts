import { expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { namedColumn } from '@shared/data/table/namedColumn'
import { exampleTable } from '../../../support/examples'

function refusal(...args: Parameters<typeof namedColumn>): unknown {
  try {
    return namedColumn(...args)
  } catch (error) {
    return error instanceof LabError ? error.toProblem() : error
  }
}

it('finds a column by its name', () => {
  expect(namedColumn(exampleTable, 'y', { code: 'bad-call' })).toBe(exampleTable.columns[1])
})

it('says what a column that is not there was wanted for, and by which setting', () => {
  const wanted = { code: 'bad-target', setting: 'preparation.target', purpose: 'for the target' } as const
  const problem = refusal(exampleTable, 'z', wanted)
  expect(problem).toMatchObject({ code: 'bad-target', path: ['preparation', 'target'] })
  expect(problem).toMatchObject({
    message: expect.stringMatching(/^The table has no column named z for the target\. /),
  })
})

it('names no setting and no purpose where there is none, and takes no member of objects for a column', () => {
  expect(refusal(exampleTable, 'constructor', { code: 'bad-call' })).toEqual({
    code: 'bad-call',
    message: expect.stringMatching(/^The table has no column named constructor\. /),
  })
})
