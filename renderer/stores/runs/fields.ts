import { isNumeric } from '@shared/spec/columnRules'
import { defineStore } from 'pinia'
import { computed, ref, shallowReactive, shallowRef, watch } from 'vue'
import { type Problem, problemOf } from '@shared/contract/labError'
import type { Field, RunSummary } from '@shared/contract/run'
import { type Extent, widened } from '../../charts/fieldGeometry'
import { type FieldScale, probabilityScale, valueScale } from '../../charts/field/fieldScale'
import { classLabel } from '../../wording/classLabel'
import { useDatasets } from '../datasets/datasets'
import { useDraft } from '../draft/draft'
import { useLab } from '../lab'
import { useRuns } from './runs'
import { useSettings } from '../settings'

/** At most four requests a second, and one on its way at a time: the lab is training beside. */
const spacing = 250
const resolution = 120

interface Wanted {
  run: string
  key: string
  /** Changes when a newer field can be had. */
  stamp: string
  x: string
  y: string
  classIndex: number
}

export const isRegression = (run: Pick<RunSummary, 'spec'>): boolean => run.spec.preparation.task === 'regression'

const usualClass = (classes: readonly string[]): number => (classes.length === 2 ? 1 : 0)

/** The fields of the pinned and the newest ticked run over the chosen plane, kept up with their training. */
export const useFields = defineStore('fields', () => {
  const lab = useLab()
  const runs = useRuns()
  const datasets = useDatasets()
  const settings = useSettings()
  const draft = useDraft()
  const fields = shallowReactive(new Map<string, Field>())
  const problems = shallowReactive(new Map<string, Problem>())
  const classIndex = ref<number | null>(null)
  const watched = shallowRef(false)
  const stamps = new Map<string, string>()
  let inFlight = false
  let lastStart = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  /** The pinned run, or where none is pinned the first ticked one; beside it the newest of the others. */
  const shownRuns = computed(() => {
    const first = runs.ticked.find(({ id }) => id === runs.pinned) ?? runs.ticked[0]
    const others = runs.ticked.filter((run) => run !== first)
    const newest = runs.newestFirst(others)[0]
    return [first, newest].filter((run) => run !== undefined)
  })
  /** Numeric features of the shown runs, before there are any those of the settings being edited; in the order of the table. */
  const axes = computed(() => {
    const specs = shownRuns.value.length > 0 ? shownRuns.value.map(({ spec }) => spec) : [draft.draft]
    const used = new Set(specs.flatMap((spec) => spec?.preparation.features ?? []))
    return (datasets.current?.columns ?? [])
      .filter((column) => isNumeric(column) && used.has(column.name))
      .map((column) => column.name)
  })
  const plane = computed(() => {
    const { x, y } = settings.settings.plane
    const first = x !== null && axes.value.includes(x) ? x : axes.value.find((name) => name !== y)
    const second = y !== null && axes.value.includes(y) && y !== first ? y : axes.value.find((name) => name !== first)
    return first === undefined || second === undefined ? null : { x: first, y: second }
  })
  /** How far the plane reaches: as far as fields do that no transform bounds. */
  const extent = computed<Extent | null>(() => {
    const at = plane.value
    const [x, y] = [at?.x, at?.y].map((name) => datasets.current?.columns.find((column) => column.name === name))
    if (x === undefined || y === undefined || x.min === null || x.max === null || y.min === null || y.max === null) {
      return null
    }
    return widened({ xMin: x.min, xMax: x.max, yMin: y.min, yMax: y.max })
  })
  const classedRun = computed(() => shownRuns.value.find((run) => run.classes.length > 0))
  const classes = computed(() => classedRun.value?.classes ?? [])
  const classLabels = computed(() => (classedRun.value === undefined ? [] : labelsOf(classedRun.value)))
  /** The class whose probability is drawn: the event of two, the first of more, unless chosen. */
  const drawnClass = computed(() => {
    const chosen = classIndex.value
    return chosen !== null && chosen < classes.value.length ? chosen : usualClass(classes.value)
  })

  /** The run's classes in the order of the first run's where they are the same: a colour and a mark mean one class in both pictures. */
  function classesOf(run: Pick<RunSummary, 'classes'>): string[] {
    const shared = classes.value
    const areTheSame = run.classes.length === shared.length && run.classes.every((name) => shared.includes(name))
    return areTheSame ? shared : run.classes
  }

  /** Among `classesOf`. */
  function drawnClassOf(run: Pick<RunSummary, 'classes'>): number {
    return classesOf(run) === classes.value ? drawnClass.value : usualClass(run.classes)
  }

  /** Among the run's own classes; a number has no class to choose. */
  function classOf(run: RunSummary): number {
    if (isRegression(run)) return 0
    return Math.max(0, run.classes.indexOf(classesOf(run)[drawnClassOf(run)] ?? ''))
  }

  function keyOf(run: RunSummary, x: string, y: string): string {
    return JSON.stringify([run.id, x, y, classOf(run)])
  }

  const wanted = computed<Wanted[]>(() => {
    const at = plane.value
    if (at === null || !watched.value) return []
    return shownRuns.value.filter(hasField).map((run) => ({
      run: run.id,
      key: keyOf(run, at.x, at.y),
      classIndex: classOf(run),
      stamp: `${run.state}:${run.epoch}:${run.batch}`,
      ...at,
    }))

    function hasField(run: RunSummary): boolean {
      const features = run.spec.preparation.features
      if (at === null || run.state === 'queued') return false
      return features.includes(at.x) && features.includes(at.y)
    }
  })

  function labelsOf(run: RunSummary): string[] {
    return classesOf(run).map((name) => classLabel(run.spec.preparation.target, name))
  }

  function setPlane(x: string, y: string): void {
    settings.save({ plane: { x, y } })
  }

  /** The colours of a run's field: a probability's, or those from the least to the largest value of its target. */
  function scaleOf(run: RunSummary): FieldScale {
    const { target } = run.spec.preparation
    if (!isRegression(run)) return probabilityScale(labelsOf(run)[drawnClassOf(run)] ?? '')
    const column = datasets.current?.columns.find((entry) => entry.name === target)
    return valueScale(target, column?.min ?? 0, column?.max ?? 1)
  }

  function fieldOf(run: RunSummary): Field | null {
    const at = plane.value
    return at === null ? null : (fields.get(keyOf(run, at.x, at.y)) ?? null)
  }

  function schedule(): void {
    if (inFlight || timer !== undefined) return
    const stale = wanted.value.filter((entry) => stamps.get(entry.key) !== entry.stamp)
    if (stale.length === 0) return
    timer = setTimeout(
      () => {
        timer = undefined
        void fetchNext()
      },
      Math.max(0, lastStart + spacing - performance.now()),
    )
  }

  async function fetchNext(): Promise<void> {
    const stale = wanted.value.filter((entry) => stamps.get(entry.key) !== entry.stamp)
    const next = stale.find((entry) => !stamps.has(entry.key)) ?? stale[turn++ % Math.max(1, stale.length)]
    if (next === undefined) return
    inFlight = true
    lastStart = performance.now()
    stamps.set(next.key, next.stamp)
    const { run, x, y, key, classIndex: shownClass } = next
    try {
      fields.set(key, await lab.call('runs.field', { run, x, y, resolution, classIndex: shownClass }))
      problems.delete(run)
    } catch (error) {
      problems.set(run, problemOf(error))
    } finally {
      inFlight = false
      schedule()
    }
  }
  let turn = 0

  watch(wanted, schedule, { flush: 'sync' })
  watch(
    () => datasets.current?.id,
    () => (classIndex.value = null),
  )
  lab.on('runErased', ({ run }) => {
    for (const [key, field] of fields) if (field.run === run) fields.delete(key)
  })
  lab.onReconnect(() => {
    stamps.clear()
    schedule()
  })

  return {
    shownRuns,
    axes,
    plane,
    extent,
    classes,
    classLabels,
    classesOf,
    drawnClassOf,
    labelsOf,
    classIndex,
    drawnClass,
    scaleOf,
    problems,
    watched,
    setPlane,
    fieldOf,
  }
})
