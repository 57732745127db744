import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { schemaIssues } from '@shared/spec/checks/schemaIssues'
import { runSpecShape } from '@shared/spec/runSpec'
import { fakeSpec } from '../../../support/fakeBridge'

const spec = fakeSpec()
const issuesOf = (part: 'training' | 'network' | 'preparation', changes: object) =>
  schemaIssues(runSpecShape.safeParse({ ...spec, [part]: { ...spec[part], ...changes } }).error)

describe('what a schema complains of', () => {
  it('is the one sentence that says what to enter, whatever is wrong with a number', () => {
    const code = 'range'
    const path = ['training', 'epochs']
    const message = 'Enter a whole number from 1 to 100,000.'
    for (const epochs of [0, 1.5, 100_001, Number.NaN, Infinity, '7', null, undefined]) {
      expect(issuesOf('training', { epochs }), String(epochs)).toEqual([{ code, path, params: {}, message }])
    }
    expect(issuesOf('training', { learningRate: -1 })).toMatchObject([
      { code, message: 'Enter a number from 0 to 100.' },
    ])
    expect(issuesOf('training', { momentum: 1 })).toMatchObject([{ code, message: 'Enter a number from 0 to 0.9999.' }])
    expect(issuesOf('network', { hidden: [8, 8, 2000] })).toMatchObject([
      { code, path: ['network', 'hidden', 2], message: 'Enter a whole number from 1 to 1,024.' },
    ])
  })

  it('tells a choice that there is none of, and a setting that is not known', () => {
    expect(issuesOf('network', { activation: 'swish' })).toMatchObject([
      { code: 'choice', path: ['network', 'activation'] },
    ])
    expect(issuesOf('training', { decay: 1 })).toEqual([
      {
        code: 'unknown-setting',
        path: ['training', 'decay'],
        params: { name: 'decay' },
        message: 'There is no setting named decay.',
      },
    ])
    expect(issuesOf('preparation', { columns: { x: { mising: 'drop' } } })).toMatchObject([
      { code: 'unknown-setting', path: ['preparation', 'columns', 'x', 'mising'] },
    ])
  })

  it('is one issue for each path, the first', () => {
    const schema = z.object({ a: z.string().min(2, 'first').regex(/x/, 'second'), b: z.string().min(1, 'third') })
    expect(schemaIssues(schema.safeParse({ a: '', b: '' }).error).map(({ path, message }) => [path, message])).toEqual([
      [['a'], 'first'],
      [['b'], 'third'],
    ])
    expect(schemaIssues(undefined)).toEqual([])
  })

  it("keeps the code and what it is about of a schema's own rule", () => {
    const schema = z.string().superRefine((_, context) => {
      context.addIssue({ code: 'custom', message: 'No.', params: { code: 'never', name: 'x' } })
      context.addIssue({ code: 'custom', path: ['deeper'], message: 'Neither.' })
    })
    expect(schemaIssues(schema.safeParse('').error)).toEqual([
      { code: 'never', path: [], params: { name: 'x' }, message: 'No.' },
      { code: 'custom', path: ['deeper'], params: {}, message: 'Neither.' },
    ])
  })
})
