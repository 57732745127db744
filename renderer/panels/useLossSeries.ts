import { type ComputedRef, computed } from 'vue'
import type { LossSeries } from '@renderer/charts/lossSeries'
import { runStyle } from '@renderer/charts/runColours'
import { useRuns } from '../stores/runs'

/** The curves of the ticked runs in their colours; a run whose history is not read yet is left out. */
export function useLossSeries(): ComputedRef<LossSeries[]> {
  const runs = useRuns()
  return computed(() =>
    runs.ticked.flatMap((run, index) => {
      const history = runs.histories.get(run.id)
      return history === undefined ? [] : [{ id: run.id, name: run.name, ...runStyle(index), ...history }]
    }),
  )
}
