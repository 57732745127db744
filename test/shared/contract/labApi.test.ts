import { expect, it } from 'vitest'
import { callNames, labCalls, runActions } from '@shared/contract/labApi'

it('stays small: at most 25 calls', () => {
  expect(callNames.length).toBeLessThanOrEqual(25)
})

it('refuses arguments that it does not know, in every call', () => {
  for (const name of callNames) {
    expect(labCalls[name].args.safeParse({ unknownArgument: 1 }).success, name).toBe(false)
    expect(labCalls[name].args.safeParse(null).success, name).toBe(false)
  }
})

it('controls a run by its actions and no others', () => {
  const { args } = labCalls.controlRun
  expect(runActions.map((action) => args.safeParse({ run: 'r', action }).success)).not.toContain(false)
  expect(['cancel', 'pause', 'resume', 'stepBatch', 'stepEpoch']).toEqual([...runActions])
  expect(args.safeParse({ run: 'r', action: 'step' }).success).toBe(false)
})
