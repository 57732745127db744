import { defineStore } from 'pinia'
import { computed, ref, shallowReactive } from 'vue'
import { type RunState, type RunSummary, withChange } from '@shared/contract/run'
import { limits } from '@shared/spec/limits'
import type { RunSpec } from '@shared/spec/runSpec'
import { count } from '../../wording/counts'
import { useDatasets } from '../datasets/datasets'
import { useHistories } from './histories'
import { createRunPlaces } from './runPlaces'
import { useLab } from '../lab'
import { useNotices } from '../notices'
import { useSettings } from '../settings'

/** What a person can let a run do, and the call that does it. */
const actionCalls = {
  cancel: 'runs.cancel',
  pause: 'runs.pause',
  resume: 'runs.resume',
  stepBatch: 'runs.stepBatch',
  stepEpoch: 'runs.stepEpoch',
} as const
export type RunAction = keyof typeof actionCalls

const busyStates: ReadonlySet<RunState> = new Set(['queued', 'training'])
/** Waiting for a thread, or on one. */
export const isBusy = (run: RunSummary): boolean => busyStates.has(run.state)
/** Busy, or held until somebody lets it go on. */
export const isUnfinished = (run: RunSummary): boolean => isBusy(run) || run.state === 'paused'

/** All runs of the workspace; those of the open dataset are listed, and the ticked ones among them are drawn. */
export const useRuns = defineStore('runs', () => {
  const lab = useLab()
  const datasets = useDatasets()
  const settings = useSettings()
  const notices = useNotices()
  const histories = useHistories()
  /** In the order in which they were added, as the lab lists them: by their times they are not, where a clock was set back. */
  const byId = shallowReactive(new Map<string, RunSummary>())
  /** Run ids in the order of ticking, over all datasets. */
  const tickedIds = ref<string[]>([])
  const loaded = ref(false)
  /** The run that somebody points at. */
  const hovered = ref<string | null>(null)
  const { placeOf, colourOf, number } = createRunPlaces(byId)

  const listed = computed(() =>
    [...byId.values()].filter((run) => !run.removed && run.spec.dataset === datasets.current?.id),
  )
  const ticked = computed(() => {
    const shown = new Map(listed.value.map((run) => [run.id, run]))
    return tickedIds.value.flatMap((id) => shown.get(id) ?? [])
  })
  /** The run of the open dataset whose field stays in the first place; null where none is pinned. */
  const pinned = computed(() => listed.value.find(({ id }) => settings.settings.pinned.includes(id))?.id ?? null)
  const hiddenDatasets = computed(() => new Set(datasets.inBin.map(({ id }) => id)))
  const onKnown = computed(() => [...byId.values()].filter((run) => !hiddenDatasets.value.has(run.spec.dataset)))
  const kept = computed(() => onKnown.value.filter((run) => !run.removed))
  /** Removed by themselves: those of a removed dataset come back with it. */
  const inBin = computed(() => onKnown.value.filter((run) => run.removed))
  const busy = computed(() => kept.value.filter(isBusy))
  const paused = computed(() => kept.value.filter((run) => run.state === 'paused'))
  /** Runs that were last moved by steps: between two of them they train for a moment. */
  const stepped = shallowReactive(new Set<string>())
  /** Held between two steps, or in one. */
  const isStepping = (run: RunSummary) => isUnfinished(run) && stepped.has(run.id)
  /** Events that told of each run: an answer that was on its way meanwhile is older than they are. */
  const told = new Map<string, number>()

  async function load(): Promise<void> {
    const runs = await lab.call('runs.list', {})
    byId.clear()
    for (const run of runs) byId.set(run.id, run)
    number(!loaded.value)
    loaded.value = true
  }

  function setTicks(ids: readonly string[]): void {
    tickedIds.value = ids.slice(-limits.tickedRuns)
    settings.save({ ticked: tickedIds.value })
  }

  function tick(id: string, on: boolean): void {
    if (on === tickedIds.value.includes(id)) return
    setTicks(on ? [...tickedIds.value, id] : tickedIds.value.filter((other) => other !== id))
  }

  /** Every run of the open dataset, as far as so many can be ticked the newest ones, or none of them. */
  function tickAll(on: boolean): void {
    const own = listed.value.map((run) => run.id)
    const others = tickedIds.value.filter((id) => !own.includes(id))
    setTicks(on ? [...others, ...own] : others)
  }

  /** Of the open dataset this run alone. */
  function tickOnly(id: string): void {
    const own = new Set(listed.value.map((run) => run.id))
    setTicks([...tickedIds.value.filter((other) => !own.has(other)), id])
  }

  /** Keeps the run's field in the first place, or no longer. A run that is pinned is ticked. */
  function pin(id: string, on: boolean): void {
    const own = new Set(listed.value.map((run) => run.id))
    const others = settings.settings.pinned.filter((other) => !own.has(other))
    settings.save({ pinned: on ? [...others, id].slice(-50) : others })
    if (on) tick(id, true)
  }

  function restoreTicks(ids: string[]): void {
    tickedIds.value = ids.filter((id) => byId.has(id))
  }

  /** Starts a run and ticks it. Throws LabError with the setting at fault. */
  async function train(spec: RunSpec): Promise<RunSummary> {
    const run = await lab.call('runs.train', { spec })
    if (!byId.has(run.id)) byId.set(run.id, run)
    tick(run.id, true)
    return run
  }

  async function control(id: string, action: RunAction): Promise<void> {
    if (action === 'stepBatch' || action === 'stepEpoch') stepped.add(id)
    else stepped.delete(id)
    const before = told.get(id)
    const run = await lab.call(actionCalls[action], { run: id })
    if (told.get(id) === before) byId.set(id, run)
  }

  async function rename(id: string, name: string): Promise<void> {
    byId.set(id, await lab.call('runs.rename', { run: id, name }))
  }

  async function setRemoved(id: string, removed: boolean): Promise<void> {
    byId.set(id, await lab.call('runs.setRemoved', { run: id, removed }))
  }

  async function remove(run: RunSummary): Promise<void> {
    await setRemoved(run.id, true)
    notices.offerUndo(`Moved ${run.name} to the bin.`, () => void notices.attempt(() => setRemoved(run.id, false)))
  }

  function restore(id: string): Promise<void> {
    return setRemoved(id, false)
  }

  lab.on('runErased', ({ run: id }) => {
    byId.delete(id)
    told.delete(id)
    stepped.delete(id)
    tick(id, false)
  })

  lab.on('runAdded', ({ run }) => {
    byId.set(run.id, run)
  })

  lab.on('runChanged', ({ run: id, change }) => {
    const before = byId.get(id)
    // One that is not listed yet is on its way with the list.
    if (before === undefined) return
    const run = withChange(before, change)
    byId.set(id, run)
    told.set(id, (told.get(id) ?? 0) + 1)
    if (isUnfinished(before) && !isUnfinished(run)) announce(run)
  })

  function announce(run: RunSummary): void {
    if (run.state === 'done') notices.say(`${run.name} finished after ${count(run.epoch, 'epoch')}.`)
    // Its thread goes on to the end of a block of rows: the table knows the last epoch a moment later.
    if (run.state === 'cancelled') notices.say(`${run.name} was cancelled.`)
    if (run.problem !== null && run.state !== 'cancelled') notices.say(`${run.name}: ${run.problem.message}`)
  }

  lab.onReconnect(() => void notices.attempt(load))

  return {
    byId,
    tickedIds,
    loaded,
    listed,
    ticked,
    inBin,
    busy,
    paused,
    isStepping,
    hovered,
    placeOf,
    colourOf,
    newestFirst: (some: readonly RunSummary[]) => [...some].sort((a, b) => placeOf(b) - placeOf(a)),
    load,
    pinned,
    pin,
    tick,
    tickAll,
    tickOnly,
    restoreTicks,
    train,
    control,
    rename,
    remove,
    restore,
    histories: histories.views,
    ensureHistory: histories.ensure,
  }
})
