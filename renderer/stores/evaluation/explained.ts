import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { Cell } from '@shared/contract/explanation'
import type { IntervalKind } from '@shared/contract/inference'
import { useJudged } from './judged'

/** What of the judged run is explained: which row with which cells changed, which feature, which intervals. */
export const useExplained = defineStore('explained', () => {
  const judged = useJudged()
  const intervals = ref<IntervalKind>('wald')
  const firth = ref(false)
  /** Of the dataset, counted from 0; null for a row of typical values. */
  const row = ref<number | null>(null)
  /** Cells that somebody asks what if about, by feature. */
  const changes = ref<Record<string, Cell>>({})
  const chosenFeature = ref<string | null>(null)
  const feature = computed(() => {
    const features = judged.run?.spec.preparation.features ?? []
    return features.find((name) => name === chosenFeature.value) ?? features[0] ?? null
  })

  watch(
    () => judged.run?.id,
    () => {
      firth.value = false
      row.value = null
      changes.value = {}
    },
    { flush: 'sync' },
  )
  watch(row, () => (changes.value = {}), { flush: 'sync' })

  function change(name: string, cell: Cell): void {
    changes.value = { ...changes.value, [name]: cell }
  }

  return { intervals, firth, row, changes, chosenFeature, feature, change }
})
