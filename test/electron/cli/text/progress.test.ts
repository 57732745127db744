import { describe, expect, it } from 'vitest'
import { createProgress } from '../../../../electron/cli/text/progress'
import { exampleRun } from '../../../support/examples'

function open(isTTY: boolean) {
  const written: string[] = []
  let time = 0
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 }
  return {
    written,
    progress: createProgress(stream, () => time),
    wait: (milliseconds: number) => (time += milliseconds),
  }
}

const training = { ...exampleRun, state: 'training', epoch: 12 } as const

describe('progress', () => {
  it('rewrites one line of a terminal, and ends it before a note', () => {
    const { written, progress } = open(true)
    progress.training(training)
    progress.training({ ...training, epoch: 13, validationLoss: 0.5 })
    progress.note('Done.')
    expect(written).toEqual([
      '\r\u001b[2KTraining: epoch 12 of 300: log loss 0.2500',
      '\r\u001b[2KTraining: epoch 13 of 300: log loss 0.2500, validation 0.5000',
      '\r\u001b[2K',
      'Done.\n',
    ])
  })

  it('says which batch of a long epoch is done, and what a regression loses', () => {
    const { written, progress } = open(true)
    const spec = { ...exampleRun.spec, preparation: { ...exampleRun.spec.preparation, task: 'regression' } } as const
    progress.training({ ...training, spec, batch: 3, batches: 40 })
    expect(written).toEqual(['\r\u001b[2KTraining: epoch 12 of 300, batch 3 of 40: loss 0.2500'])
  })

  it('writes a line a second at most elsewhere, and says nothing of runs that do not train', () => {
    const { written, progress, wait } = open(false)
    progress.importing(10)
    wait(999)
    progress.importing(20)
    wait(1)
    progress.importing(30)
    progress.training({ ...exampleRun, state: 'done' })
    progress.end()
    expect(written).toEqual(['Reading: 30 rows\n'])
  })
})
