import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useLab } from '@renderer/stores/lab'
import { useNotices } from '@renderer/stores/notices'
import { useRuns } from '@renderer/stores/runs/runs'
import { useSettings } from '@renderer/stores/settings'
import { runChanged } from '../../../support/examples'
import {
  type Answers,
  createFakeBridge,
  fakeDataset,
  fakeRun,
  fakeSpec,
  runControlAnswers,
} from '../../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

async function open(answers: Answers = {}) {
  const other = fakeSpec({ dataset: 'b'.repeat(64) })
  const bridge = createFakeBridge({
    'runs.list': () => [
      fakeRun('a'),
      fakeRun('bb'),
      fakeRun('ccc', { spec: other }),
      fakeRun('dddd', { removed: true }),
    ],
    'settings.save': () => useSettings().settings,
    ...answers,
  })
  useLab().attach(bridge)
  useDatasets().current = fakeDataset()
  const runs = useRuns()
  await runs.load()
  return { bridge, runs }
}

it('lists the runs of the open dataset that are not removed, oldest first', async () => {
  const { runs } = await open()
  expect(runs.listed.map((run) => run.id)).toEqual(['a', 'bb'])
})

it('keeps the order of ticking and saves it', async () => {
  const { runs } = await open()
  runs.tick('bb', true)
  runs.tick('a', true)
  runs.tick('a', true)
  expect(runs.ticked.map((run) => run.id)).toEqual(['bb', 'a'])
  runs.tick('bb', false)
  expect(runs.ticked.map((run) => run.id)).toEqual(['a'])
  expect(useSettings().settings.ticked).toEqual(['a'])
})

it('ticks all runs of the open dataset, none, or one alone; those of others keep their ticks', async () => {
  const { runs } = await open()
  runs.tick('ccc', true)
  const own = runs.listed.map(({ id }) => id)
  expect(own.length).toBeGreaterThan(1)
  runs.tickAll(true)
  expect(runs.tickedIds).toEqual(['ccc', ...own])
  runs.tickOnly(own[0]!)
  expect(runs.tickedIds).toEqual(['ccc', own[0]])
  runs.tickAll(false)
  expect(runs.tickedIds).toEqual(['ccc'])
})

it('pins one run of a dataset, which is ticked then', async () => {
  const { runs } = await open()
  const [first, second] = runs.listed.map(({ id }) => id)
  runs.pin(first!, true)
  runs.pin(second!, true)
  expect([runs.pinned, useSettings().settings.pinned]).toEqual([second, [second]])
  expect(runs.tickedIds).toEqual([first, second])
  runs.pin(second!, false)
  expect(runs.pinned).toBeNull()
})

it('draws the ticked runs of the open dataset only, and those of another when it is opened', async () => {
  const { runs } = await open()
  runs.restoreTicks(['ccc', 'a', 'gone'])
  expect(runs.ticked.map((run) => run.id)).toEqual(['a'])
  useDatasets().current = fakeDataset({ id: 'b'.repeat(64) })
  expect(runs.ticked.map((run) => run.id)).toEqual(['ccc'])
})

it('follows events, and says once how a run ended', async () => {
  const { bridge, runs } = await open()
  bridge.emit({ kind: 'runAdded', run: fakeRun('new', { state: 'training', epoch: 3 }) })
  expect(runs.busy.map((run) => run.epoch)).toEqual([3])
  bridge.emit(runChanged(fakeRun('new', { state: 'done', epoch: 300 })))
  bridge.emit(runChanged(fakeRun('new', { state: 'done', name: 'renamed' })))
  expect(runs.busy).toEqual([])
  expect(useNotices().notices.map((notice) => notice.text)).toEqual(['run new finished after 300 epochs.'])
})

it('takes what changed of a run into what it is, and leaves a run alone that is not listed', async () => {
  const { bridge, runs } = await open()
  const spec = fakeSpec({ training: { epochs: 7 } })
  bridge.emit({ kind: 'runAdded', run: fakeRun('new', { state: 'queued', spec }) })
  const change = runChanged(fakeRun('new', { state: 'training', epoch: 3, name: 'Renamed', createdAt: '1999' }))
  expect(change.change).not.toHaveProperty('spec')
  bridge.emit(change)
  expect(runs.byId.get('new')).toEqual(fakeRun('new', { state: 'training', epoch: 3, name: 'Renamed', spec }))
  bridge.emit(runChanged(fakeRun('unknown')))
  expect(runs.byId.has('unknown')).toBe(false)
})

it('lists 10,000 runs in the order of the lab, whatever the clock said, and the next behind them', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    fakeRun(`r${index}`, { createdAt: new Date(10_000 - index).toISOString() }),
  )
  const { bridge, runs } = await open({ 'runs.list': () => many })
  expect(runs.listed.map((run) => run.id)).toEqual(many.map((run) => run.id))
  bridge.emit({ kind: 'runAdded', run: fakeRun('next', { createdAt: new Date(0).toISOString() }) })
  expect(runs.listed.at(-1)?.id).toBe('next')
})

it('says why a run diverged', async () => {
  const { bridge } = await open()
  bridge.emit({ kind: 'runAdded', run: fakeRun('new', { state: 'training' }) })
  const problem = { code: 'diverged', message: 'The loss is not finite.' } as const
  bridge.emit(runChanged(fakeRun('new', { state: 'diverged', problem })))
  expect(useNotices().notices.at(-1)?.text).toBe('run new: The loss is not finite.')
})

it('removes with a way back', async () => {
  const { bridge, runs } = await open({ 'runs.setRemoved': ({ run, removed }) => fakeRun(run, { removed }) })
  await runs.remove(fakeRun('a'))
  expect(runs.listed.map((run) => run.id)).toEqual(['bb'])
  useNotices().notices.at(-1)?.action?.run()
  await new Promise((resolve) => setImmediate(resolve))
  expect(runs.listed.map((run) => run.id)).toEqual(['a', 'bb'])
  expect(bridge.argumentsOf('runs.setRemoved').map(({ removed }) => removed)).toEqual([true, false])
})

it('asks the lab for what is to be done with a run', async () => {
  const { bridge, runs } = await open(runControlAnswers(({ run }) => fakeRun(run, { state: 'paused', epoch: 7 })))
  for (const action of ['pause', 'stepBatch', 'stepEpoch', 'resume', 'cancel'] as const) await runs.control('a', action)
  expect(bridge.received.slice(1)).toEqual(
    ['runs.pause', 'runs.stepBatch', 'runs.stepEpoch', 'runs.resume', 'runs.cancel'].map((name) => ({
      ...{ name, args: { run: 'a' } },
    })),
  )
  expect([runs.paused.map((run) => run.epoch), runs.busy]).toEqual([[7], []])
})

it('knows whether a run was last moved by a step', async () => {
  const { runs } = await open(runControlAnswers(({ run }) => fakeRun(run, { state: 'paused' })))
  await runs.control('a', 'stepBatch')
  // Between two steps it trains for a moment; once it has ended, steps are over.
  const states = ['paused', 'training', 'done'] as const
  expect(states.map((state) => runs.isStepping(fakeRun('a', { state })))).toEqual([true, true, false])
  await runs.control('a', 'resume')
  expect(states.map((state) => runs.isStepping(fakeRun('a', { state })))).toEqual([false, false, false])
})

it('does not let an answer undo the event that came before it', async () => {
  let answer: (run: ReturnType<typeof fakeRun>) => void = () => undefined
  const { bridge, runs } = await open({ 'runs.stepBatch': () => new Promise((resolve) => (answer = resolve)) })
  const step = runs.control('a', 'stepBatch')
  await Promise.resolve()
  bridge.emit(runChanged(fakeRun('a', { state: 'paused', batch: 2 })))
  answer(fakeRun('a', { state: 'training', batch: 1 }))
  await step
  expect(runs.byId.get('a')).toMatchObject({ state: 'paused', batch: 2 })
})

it('says how a run ended that was paused before, and nothing of the pause', async () => {
  const { bridge } = await open()
  bridge.emit({ kind: 'runAdded', run: fakeRun('new', { state: 'training', epoch: 3 }) })
  bridge.emit(runChanged(fakeRun('new', { state: 'paused', epoch: 3 })))
  expect(useNotices().notices).toEqual([])
  bridge.emit(runChanged(fakeRun('new', { state: 'cancelled', epoch: 3 })))
  expect(useNotices().notices.map(({ text }) => text)).toEqual(['run new was cancelled.'])
})
