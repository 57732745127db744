import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { count } from '../wording/counts'
import { sizeText } from '../wording/data/datasetLine'
import type { BinEntry } from '../wording/erasing'
import { useDatasets } from './datasets/datasets'
import { useLab } from './lab'
import { useNotices } from './notices'
import { useRuns } from './runs/runs'

/** What was removed and is not deleted yet: datasets with their runs, and runs that were removed by themselves. */
export const useBin = defineStore('bin', () => {
  const lab = useLab()
  const datasets = useDatasets()
  const runs = useRuns()
  const notices = useNotices()
  /** Whether its dialog is shown. */
  const open = ref(false)
  const erasing = ref(false)

  const entries = computed<BinEntry[]>(() => {
    const names = new Map(datasets.list.map(({ id, name }) => [id, name]))
    const runsOn = new Map<string, number>()
    for (const { spec } of runs.byId.values()) runsOn.set(spec.dataset, (runsOn.get(spec.dataset) ?? 0) + 1)
    const removedDatasets = datasets.inBin.map((dataset): BinEntry => {
      const own = runsOn.get(dataset.id) ?? 0
      const detail = own === 0 ? sizeText(dataset) : `${sizeText(dataset)} · ${count(own, 'run')}`
      return { kind: 'dataset', id: dataset.id, name: dataset.name, rows: dataset.rows, runs: own, detail }
    })
    const removedRuns = runs.inBin.map(({ id, name, spec, epoch }): BinEntry => {
      const detail = [`run on ${names.get(spec.dataset) ?? 'a dataset that is gone'}`, count(epoch, 'epoch')].join(
        ' · ',
      )
      return { kind: 'run', id, name, rows: 0, runs: 0, detail }
    })
    return [...removedDatasets, ...removedRuns]
  })

  async function restore({ kind, id }: BinEntry): Promise<void> {
    if (kind === 'dataset') await datasets.restore(id, datasets.current === null)
    else await runs.restore(id)
  }

  /** Deletes for good. What may be left on disk all the same is told. */
  async function erase(chosen: readonly BinEntry[]): Promise<void> {
    const idsOf = (kind: BinEntry['kind']) => chosen.filter((entry) => entry.kind === kind).map(({ id }) => id)
    const [gone, goneRuns] = [idsOf('dataset'), idsOf('run')]
    erasing.value = true
    try {
      const left = new Set<string>()
      if (gone.length > 0) (await lab.call('datasets.erase', { datasets: gone })).left.forEach((text) => left.add(text))
      if (goneRuns.length > 0) (await lab.call('runs.erase', { runs: goneRuns })).left.forEach((text) => left.add(text))
      const what = chosen.length === 1 ? chosen[0]?.name : count(chosen.length, 'item')
      notices.say(`Deleted ${what} for good.`)
      left.forEach(notices.warn)
    } finally {
      erasing.value = false
    }
  }

  return { open, entries, erasing, restore, erase }
})
