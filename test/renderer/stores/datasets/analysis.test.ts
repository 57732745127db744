import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import type { Answer } from '@shared/contract/analysis'
import { LabError } from '@shared/contract/labError'
import { useAnalysis } from '@renderer/stores/datasets/analysis'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useLab } from '@renderer/stores/lab'
import { createFakeBridge, fakeDataset } from '../../../support/fakeBridge'

const question = { kind: 'correlation', columns: ['p', 'q'] } as const
const ask = () => ({ ...question, columns: [...question.columns] })
const answer: Answer = { kind: 'correlation', columns: ['p', 'q'], values: Float64Array.of(1, 0.5, 0.5, 1) }

beforeEach(() => {
  setActivePinia(createPinia())
  useDatasets().current = fakeDataset()
})

it('asks once and keeps the answer', async () => {
  const bridge = createFakeBridge({ analyseDataset: () => answer })
  useLab().attach(bridge)
  const analysis = useAnalysis()
  expect(analysis.answerTo(ask())).toBeNull()
  await Promise.all([analysis.ask(ask()), analysis.ask(ask())])
  expect(analysis.answerTo(ask())).toEqual(answer)
  expect(bridge.argumentsOf('analyseDataset')).toEqual([{ dataset: 'a'.repeat(64), question: ask() }])
})

it('says why there is no answer, and asks again when it is wanted again', async () => {
  let down = true
  useLab().attach(
    createFakeBridge({
      analyseDataset: () => {
        if (down) throw new LabError('not-found', 'There is no column q.')
        return answer
      },
    }),
  )
  const analysis = useAnalysis()
  await analysis.ask(ask())
  expect(analysis.problemWith(ask())?.message).toBe('There is no column q.')
  down = false
  await analysis.ask(ask())
  expect([analysis.problemWith(ask()), analysis.answerTo(ask())]).toEqual([null, answer])
})

it('drops an answer that comes when another dataset is open', async () => {
  let reply: (value: Answer) => void = () => undefined
  useLab().attach(createFakeBridge({ analyseDataset: () => new Promise((resolve) => (reply = resolve)) }))
  const analysis = useAnalysis()
  const asked = analysis.ask(ask())
  useDatasets().current = fakeDataset({ id: 'b'.repeat(64) })
  reply(answer)
  await asked
  expect(analysis.answerTo(ask())).toBeNull()
})
