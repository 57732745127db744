import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import type { History } from '@shared/contract/history'
import { useHistories } from '@renderer/stores/runs/histories'
import { useLab } from '@renderer/stores/lab'
import { createFakeBridge } from '../../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

function history(...epochs: number[]): History {
  return {
    epochs: Uint32Array.from(epochs),
    series: {
      trainLoss: Float64Array.from(epochs, (epoch) => -epoch),
      validationLoss: new Float64Array(epochs.length).fill(NaN),
    },
  }
}

it('joins the stored history with the epochs that arrive while it is being read', async () => {
  let answer: (history: History) => void = () => undefined
  const bridge = createFakeBridge({ 'runs.history': () => new Promise((resolve) => (answer = resolve)) })
  useLab().attach(bridge)
  const histories = useHistories()
  const reading = histories.ensure('r')
  bridge.emit({ kind: 'historyGrew', run: 'r', history: history(2, 3) })
  answer(history(0, 1, 2))
  await reading
  bridge.emit({ kind: 'historyGrew', run: 'r', history: history(4) })
  expect([...(histories.views.get('r')?.epochs ?? [])]).toEqual([0, 1, 2, 3, 4])
})

it('reads a run once, and drops the epochs of runs nobody looks at', async () => {
  const bridge = createFakeBridge({ 'runs.history': () => history(0) })
  useLab().attach(bridge)
  const histories = useHistories()
  await Promise.all([histories.ensure('r'), histories.ensure('r')])
  await histories.ensure('r')
  bridge.emit({ kind: 'historyGrew', run: 'other', history: history(0) })
  expect(bridge.argumentsOf('runs.history')).toEqual([{ run: 'r' }])
  expect([...histories.views.keys()]).toEqual(['r'])
})

it('reads what is on screen again when the connection is back', async () => {
  let stored = history(0)
  const bridge = createFakeBridge({ 'runs.history': () => stored })
  useLab().attach(bridge)
  const histories = useHistories()
  await histories.ensure('r')
  stored = history(0, 1, 2)
  await histories.reload()
  expect([...(histories.views.get('r')?.epochs ?? [])]).toEqual([0, 1, 2])
})
