import { createPinia, setActivePinia } from 'pinia'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { beforeEach, expect, it } from 'vitest'
import type { RunState } from '@shared/contract/run'
import RunButtons from '@renderer/panels/runs/RunButtons.vue'
import RunStateText from '@renderer/panels/runs/RunState.vue'
import { useLab } from '@renderer/stores/lab'
import { useRuns } from '@renderer/stores/runs/runs'
import { createFakeBridge, fakeRun, runControlAnswers } from '../../../support/fakeBridge'

beforeEach(() => {
  setActivePinia(createPinia())
  useLab().attach(createFakeBridge(runControlAnswers(({ run }) => fakeRun(run, { state: 'paused' }))))
})

/** Names of the buttons; those that do nothing now in brackets. */
async function buttons(state: RunState): Promise<string[]> {
  const html = await renderToString(createSSRApp(RunButtons, { run: fakeRun('a', { state }) }))
  return [...html.matchAll(/<button[^>]*>/g)].map(([tag]) => {
    const name = /aria-label="([^"]*)"/.exec(tag)?.[1] ?? ''
    return tag.includes('aria-disabled') ? `(${name})` : name
  })
}

const text = async (state: RunState) => {
  const html = await renderToString(createSSRApp(RunStateText, { run: fakeRun('a', { state, epoch: 3, batch: 2 }) }))
  return html.replace(/<[^>]*>/g, ' ').trim()
}

it('are those of the state, named by the run', async () => {
  expect(await buttons('training')).toEqual(['Pause run a', 'Cancel run a'])
  expect(await buttons('paused')).toEqual([
    'Resume run a',
    'Step one batch run a',
    'Step one epoch run a',
    'Cancel run a',
  ])
  expect(await buttons('interrupted')).toEqual(['Resume run a'])
  expect(await buttons('done')).toEqual([])
})

it('stay where they are during a step, so that the next can be pressed', async () => {
  await useRuns().control('a', 'stepBatch')
  expect(await buttons('training')).toEqual([
    'Pause run a',
    '(Step one batch run a)',
    '(Step one epoch run a)',
    'Cancel run a',
  ])
  expect(await text('training')).toBe('stepping')
  await useRuns().control('a', 'resume')
  expect(await buttons('training')).toEqual(['Pause run a', 'Cancel run a'])
})

it('stand beside a state that says it in words', async () => {
  expect([await text('paused'), await text('queued'), await text('done')]).toEqual(['paused', 'queued', 'done'])
  const html = await renderToString(
    createSSRApp(RunStateText, { run: fakeRun('a', { state: 'training', epoch: 3, batch: 2, batches: 4 }) }),
  )
  // Two of four batches are half an epoch.
  expect(html).toMatch(/<progress[^>]* value="3\.5"/)
})
