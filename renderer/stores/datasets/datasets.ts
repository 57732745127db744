import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowReactive, shallowRef } from 'vue'
import type { Dataset, DatasetSummary, Sample } from '@shared/contract/dataset'
import type { DatasetSource, FileSource } from '@shared/contract/fileSource'
import { type Problem, problemOf } from '@shared/contract/labError'
import type { ReadingChoices } from '@shared/spec/reading'
import type { RunSpec } from '@shared/spec/runSpec'
import { type Origin, pastedTable } from './fileSource'
import { type Imported, useImportSheet } from './importSheet'
import { useLab } from '../lab'
import { useNotices } from '../notices'
import { useSettings } from '../settings'

/** Files that can be read again without asking for them. */
const mostOrigins = 20

/** The opened datasets, and the one on screen. A failed import leaves what is open as it was. */
export const useDatasets = defineStore('datasets', () => {
  const lab = useLab()
  const sheet = useImportSheet()
  const settings = useSettings()
  const notices = useNotices()
  /** All of the workspace, the latest first. */
  const known = shallowRef<DatasetSummary[]>([])
  const list = computed(() => known.value.filter(({ removed }) => !removed))
  const inBin = computed(() => known.value.filter(({ removed }) => removed))
  /** What can be opened without a file; empty until it is known. */
  const samples = shallowRef<Sample[]>([])
  const current = shallowRef<Dataset | null>(null)
  const loading = ref(false)
  const problem = ref<Problem | null>(null)
  /** How the datasets of this session came in, by id; the latest last. */
  const imports = shallowReactive(new Map<string, Omit<Imported, 'dataset'>>())

  async function refresh(): Promise<void> {
    known.value = await lab.call('datasets.list', {})
  }

  async function loadSamples(): Promise<void> {
    samples.value = await lab.call('datasets.samples', {})
  }

  /** The settings that were edited for each dataset before, as far as they are known. */
  const savedDrafts = markRaw(new Map<string, RunSpec>())
  let shown = 0

  async function show(dataset: Dataset): Promise<void> {
    const own = ++shown
    if (!savedDrafts.has(dataset.id)) {
      // Without them the dataset opens with the defaults.
      const spec = await lab.call('datasets.draft', { dataset: dataset.id }).catch(() => null)
      const { spec: earlier } = settings.settings
      const known = spec ?? (earlier?.dataset === dataset.id ? earlier : null)
      if (known !== null) savedDrafts.set(dataset.id, known)
    }
    // Another one was opened meanwhile.
    if (own !== shown) return
    current.value = dataset
    problem.value = null
    if (!known.value.some((entry) => entry.id === dataset.id)) known.value = [dataset, ...known.value]
    settings.save({ dataset: dataset.id })
  }

  /** Answers whether it worked; what went wrong is in `problem`. */
  async function guarded(action: () => Promise<Dataset>): Promise<boolean> {
    problem.value = null
    loading.value = true
    try {
      await show(await action())
      return true
    } catch (error) {
      problem.value = problemOf(error)
      return false
    } finally {
      loading.value = false
    }
  }

  function open(id: string): Promise<boolean> {
    return guarded(() => lab.call('datasets.get', { dataset: id }))
  }

  function openSample(sample: string): Promise<boolean> {
    const source: DatasetSource = { kind: 'sample', sample }
    return guarded(() => lab.call('datasets.import', { operation: crypto.randomUUID(), source, reading: {} }))
  }

  /** Shows how the file is read and imports it as the person decides; false where they decide against it. */
  async function importFrom(origin: Origin, choices: ReadingChoices = {}): Promise<boolean> {
    const imported = await sheet.ask(origin, choices)
    if (imported === null) return false
    const { dataset, ...how } = imported
    imports.delete(dataset.id)
    imports.set(dataset.id, how)
    for (const oldest of [...imports.keys()].slice(0, -mostOrigins)) imports.delete(oldest)
    await show(dataset)
    return true
  }

  function importFile(file: File): Promise<boolean> {
    return importFrom({ kind: 'file', file })
  }

  function importSource(source: Extract<FileSource, { kind: 'path' }>, name: string): Promise<boolean> {
    return importFrom({ ...source, name })
  }

  function importText(text: string): Promise<boolean> {
    return importFrom(pastedTable(text))
  }

  /** Reads the file of a dataset in another way; false where it is not at hand any more. */
  /** @param changes of the reading; types and forms are those of some columns, beside those that were chosen before */
  async function readDifferently(id: string, changes: ReadingChoices = {}): Promise<boolean> {
    const before = imports.get(id)
    if (before === undefined) return false
    const { types, forms, ...rest } = changes
    const { choices } = before
    const merged: ReadingChoices = {
      ...{ ...choices, ...rest },
      ...(types !== undefined && { types: { ...choices.types, ...types } }),
      ...(forms !== undefined && { forms: { ...choices.forms, ...forms } }),
    }
    return importFrom(before.origin, merged)
  }

  /** Shows the latest of the others in place of a dataset that is out of sight now; nothing where there is none. */
  async function leave(id: string): Promise<void> {
    const [next] = list.value
    if (next !== undefined && (await open(next.id))) return
    if (current.value?.id !== id) return
    current.value = null
    settings.save({ dataset: null })
  }

  function takeChange(dataset: DatasetSummary): void {
    const before = known.value.find((entry) => entry.id === dataset.id)
    // An answer and the event that tells the same come one after the other.
    if (before === undefined || (before.name === dataset.name && before.removed === dataset.removed)) return
    known.value = known.value.map((entry) => (entry.id === dataset.id ? dataset : entry))
    if (current.value?.id !== dataset.id) return
    if (dataset.removed) void leave(dataset.id)
    else current.value = { ...current.value, name: dataset.name }
  }

  async function rename(id: string, name: string): Promise<void> {
    takeChange(await lab.call('datasets.rename', { dataset: id, name }))
  }

  async function remove({ id, name }: DatasetSummary): Promise<void> {
    const wasOpen = current.value?.id === id
    takeChange(await lab.call('datasets.setRemoved', { dataset: id, removed: true }))
    notices.offerUndo(`Moved ${name} to the bin.`, () => void notices.attempt(() => restore(id, wasOpen)))
  }

  async function restore(id: string, andOpen = false): Promise<void> {
    takeChange(await lab.call('datasets.setRemoved', { dataset: id, removed: false }))
    if (andOpen) await open(id)
  }

  lab.on('datasetAdded', ({ dataset }) => {
    known.value = [dataset, ...known.value.filter((entry) => entry.id !== dataset.id)]
  })
  lab.on('datasetChanged', ({ dataset }) => takeChange(dataset))
  lab.on('datasetErased', ({ dataset: id }) => {
    known.value = known.value.filter((entry) => entry.id !== id)
    imports.delete(id)
    savedDrafts.delete(id)
    settings.forget(id)
    if (current.value?.id === id) void leave(id)
  })
  lab.onReconnect(() => void refresh().catch(() => undefined))

  return {
    ...{ list, inBin, samples, current, loading, problem, imports, savedDrafts },
    ...{ refresh, loadSamples, open, openSample, importFile, importSource, importText, readDifferently },
    ...{ rename, remove, restore },
  }
})
