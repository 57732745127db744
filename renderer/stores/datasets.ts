import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Dataset, DatasetSummary } from '@shared/contract/dataset'
import type { FileSource } from '@shared/contract/labApi'
import { type Problem, problemOf } from '@shared/contract/labError'
import { sourceOfFile } from './fileSource'
import { useJobs } from './jobs'
import { useLab } from './lab'
import { useSettings } from './settings'

/** The opened datasets, and the one on screen. A failed import leaves what is open as it was. */
export const useDatasets = defineStore('datasets', () => {
  const lab = useLab()
  const jobs = useJobs()
  const settings = useSettings()
  const list = shallowRef<DatasetSummary[]>([])
  const current = shallowRef<Dataset | null>(null)
  const loading = ref(false)
  const problem = ref<Problem | null>(null)

  async function refresh(): Promise<void> {
    list.value = await lab.call('listDatasets', {})
  }

  function show(dataset: Dataset): void {
    current.value = dataset
    problem.value = null
    if (!list.value.some((entry) => entry.id === dataset.id)) list.value = [dataset, ...list.value]
    settings.save({ dataset: dataset.id })
  }

  /** Answers whether it worked; what went wrong is in `problem`, and a cancelled import is no problem. */
  async function guarded(action: () => Promise<Dataset>): Promise<boolean> {
    problem.value = null
    loading.value = true
    try {
      show(await action())
      return true
    } catch (error) {
      const found = problemOf(error)
      problem.value = found.code === 'cancelled' ? null : found
      return false
    } finally {
      loading.value = false
    }
  }

  function open(id: string): Promise<boolean> {
    return guarded(() => lab.call('getDataset', { dataset: id }))
  }

  function openSample(sample: string): Promise<boolean> {
    return guarded(() => lab.call('openSample', { sample }))
  }

  function importFile(file: File): Promise<boolean> {
    return guarded(() =>
      jobs.follow('import', file.name, file.size, async (job) => {
        const source = await sourceOfFile(
          lab,
          file,
          (bytes) => (job.bytes = bytes),
          () => job.cancelled,
        )
        return lab.call('importDataset', { job: job.id, source })
      }),
    )
  }

  function importSource(source: FileSource, name: string): Promise<boolean> {
    return guarded(() => jobs.follow('import', name, 0, (job) => lab.call('importDataset', { job: job.id, source })))
  }

  lab.on('datasetAdded', ({ dataset }) => {
    list.value = [dataset, ...list.value.filter((entry) => entry.id !== dataset.id)]
  })
  lab.onReconnect(() => void refresh().catch(() => undefined))

  return { list, current, loading, problem, refresh, open, openSample, importFile, importSource }
})
