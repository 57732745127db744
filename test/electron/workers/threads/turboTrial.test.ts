import { expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { createTrial } from '@shared/kernels/trial'
import { runTurboTrial } from '../../../../electron/workers/threads/turboTrial'

it('is used only where it is faster, and every bit is the same either way', () => {
  const plain = precisions.map((precision) => createTrial(precision, 'before'))
  const wanted = plain.map((trial) => (trial.run(), trial.result()))
  const finding = runTurboTrial(() => performance.now())
  expect(finding.used).toBe(finding.reason === 'faster')
  expect(finding.reason).not.toBe('other bits')
  const after = precisions.map((precision) => createTrial(precision, 'after'))
  // Long enough in use to be compiled for speed.
  after.forEach((trial, index) => {
    for (let run = 0; run < 2000; run++) trial.run()
    expect(trial.result()).toEqual(wanted[index])
  })
})

it('is not taken on the word of a clock on which nothing is faster', () => {
  let time = 0
  expect(runTurboTrial(() => (time += 1))).toMatchObject({ used: false })
})
