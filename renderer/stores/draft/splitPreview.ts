import { defineStore } from 'pinia'
import { computed } from 'vue'
import { followDraft } from './followDraft'
import { useLab } from '../lab'

const pause = 300

/** Which rows the settings being edited put in which part. */
export const useSplitPreview = defineStore('splitPreview', () => {
  const lab = useLab()
  const { answer, problem, waiting } = followDraft(
    ({ dataset, preparation }) => ({ dataset, preparation }),
    (prepared) => lab.call('datasets.split', prepared),
    pause,
  )
  return {
    /** A code of `partCodes` for each row of the dataset. */
    parts: computed(() => answer.value?.parts ?? null),
    counts: computed(() => answer.value?.counts ?? null),
    problem,
    waiting,
  }
})
