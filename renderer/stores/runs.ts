import { defineStore } from 'pinia'
import { computed, ref, shallowReactive } from 'vue'
import type { RunState, RunSummary } from '@shared/contract/run'
import type { RunSpec } from '@shared/contract/runSpec'
import { count } from '../wording/counts'
import { useDatasets } from './datasets'
import { useHistories } from './histories'
import { useLab } from './lab'
import { useNotices } from './notices'
import { useSettings } from './settings'

const busyStates: ReadonlySet<RunState> = new Set(['queued', 'training'])
export const isBusy = (run: RunSummary): boolean => busyStates.has(run.state)

/** All runs of the workspace; those of the open dataset are listed, and the ticked ones among them are drawn. */
export const useRuns = defineStore('runs', () => {
  const lab = useLab()
  const datasets = useDatasets()
  const settings = useSettings()
  const notices = useNotices()
  const histories = useHistories()
  const byId = shallowReactive(new Map<string, RunSummary>())
  /** Run ids in the order of their colours, over all datasets. */
  const tickedIds = ref<string[]>([])
  const loaded = ref(false)

  const listed = computed(() =>
    [...byId.values()]
      .filter((run) => !run.removed && run.spec.dataset === datasets.current?.id)
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt)),
  )
  const ticked = computed(() => {
    const shown = new Map(listed.value.map((run) => [run.id, run]))
    return tickedIds.value.flatMap((id) => shown.get(id) ?? [])
  })
  const busy = computed(() => [...byId.values()].filter((run) => !run.removed && isBusy(run)))

  async function load(): Promise<void> {
    const runs = await lab.call('listRuns', {})
    byId.clear()
    for (const run of runs) byId.set(run.id, run)
    loaded.value = true
  }

  function tick(id: string, on: boolean): void {
    if (on === tickedIds.value.includes(id)) return
    tickedIds.value = on ? [...tickedIds.value, id].slice(-50) : tickedIds.value.filter((other) => other !== id)
    settings.save({ ticked: tickedIds.value })
  }

  function restoreTicks(ids: string[]): void {
    tickedIds.value = ids.filter((id) => byId.has(id))
  }

  /** Starts a run and ticks it. Throws LabError with the setting at fault. */
  async function train(spec: RunSpec): Promise<RunSummary> {
    const run = await lab.call('trainRun', { spec })
    if (!byId.has(run.id)) byId.set(run.id, run)
    tick(run.id, true)
    return run
  }

  async function cancel(id: string): Promise<void> {
    byId.set(id, await lab.call('controlRun', { run: id, action: 'cancel' }))
  }

  async function rename(id: string, name: string): Promise<void> {
    byId.set(id, await lab.call('updateRun', { run: id, name }))
  }

  async function setRemoved(id: string, removed: boolean): Promise<void> {
    byId.set(id, await lab.call('updateRun', { run: id, removed }))
  }

  async function remove(run: RunSummary): Promise<void> {
    await setRemoved(run.id, true)
    notices.offerUndo(`Removed ${run.name}.`, () => void notices.attempt(() => setRemoved(run.id, false)))
  }

  lab.on('runChanged', ({ run }) => {
    const before = byId.get(run.id)
    byId.set(run.id, run)
    if (before !== undefined && isBusy(before) && !isBusy(run)) announce(run)
  })

  function announce(run: RunSummary): void {
    if (run.state === 'done') notices.say(`${run.name} finished after ${count(run.epoch, 'epoch')}.`)
    if (run.state === 'cancelled') notices.say(`${run.name} was cancelled after ${count(run.epoch, 'epoch')}.`)
    if (run.problem !== null && run.state !== 'cancelled') notices.say(`${run.name}: ${run.problem.message}`)
  }

  lab.onReconnect(() => void notices.attempt(load))

  return {
    byId,
    tickedIds,
    loaded,
    listed,
    ticked,
    busy,
    load,
    tick,
    restoreTicks,
    train,
    cancel,
    rename,
    remove,
    histories: histories.views,
    ensureHistory: histories.ensure,
  }
})
