import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import type { Correlation } from '@shared/contract/analysis'
import { LabError } from '@shared/contract/labError'
import { useAnalysis } from '@renderer/stores/datasets/analysis'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useLab } from '@renderer/stores/lab'
import { createFakeBridge, fakeDataset } from '../../../support/fakeBridge'

const question = () => ({ dataset: 'a'.repeat(64), columns: ['p', 'q'] })
const answer: Correlation = { columns: ['p', 'q'], values: Float64Array.of(1, 0.5, 0.5, 1) }

beforeEach(() => {
  setActivePinia(createPinia())
  useDatasets().current = fakeDataset()
})

it('asks once and keeps the answer', async () => {
  const bridge = createFakeBridge({ 'datasets.correlation': () => answer })
  useLab().attach(bridge)
  const analysis = useAnalysis()
  expect(analysis.answerTo('datasets.correlation', question())).toBeNull()
  await Promise.all([
    analysis.ask('datasets.correlation', question()),
    analysis.ask('datasets.correlation', question()),
  ])
  expect(analysis.answerTo('datasets.correlation', question())).toEqual(answer)
  expect(bridge.argumentsOf('datasets.correlation')).toEqual([question()])
})

it('says why there is no answer, and asks again when it is wanted again', async () => {
  let down = true
  useLab().attach(
    createFakeBridge({
      'datasets.correlation': () => {
        if (down) throw new LabError('not-found', 'There is no column q.')
        return answer
      },
    }),
  )
  const analysis = useAnalysis()
  await analysis.ask('datasets.correlation', question())
  expect(analysis.problemWith('datasets.correlation', question())?.message).toBe('There is no column q.')
  down = false
  await analysis.ask('datasets.correlation', question())
  expect([
    analysis.problemWith('datasets.correlation', question()),
    analysis.answerTo('datasets.correlation', question()),
  ]).toEqual([null, answer])
})

it('drops an answer that comes when another dataset is open', async () => {
  let reply: (value: Correlation) => void = () => undefined
  useLab().attach(createFakeBridge({ 'datasets.correlation': () => new Promise((resolve) => (reply = resolve)) }))
  const analysis = useAnalysis()
  const asked = analysis.ask('datasets.correlation', question())
  useDatasets().current = fakeDataset({ id: 'b'.repeat(64) })
  reply(answer)
  await asked
  expect(analysis.answerTo('datasets.correlation', question())).toBeNull()
})
