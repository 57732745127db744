import { onMounted, onUnmounted, watchEffect } from 'vue'
import { usePredictions } from '../../stores/runs/predictions'
import { useFields } from '../../stores/runs/fields'
import { useNotices } from '../../stores/notices'
import { usePoints } from '../../stores/runs/points'
import { useRuns } from '../../stores/runs/runs'

/** Keeps fields, points and curves of the ticked runs up to date while a view that shows them is open. */
export function useTickedResults(): void {
  const fields = useFields()
  const runs = useRuns()
  const points = usePoints()
  const predictions = usePredictions()
  const notices = useNotices()
  onMounted(() => (fields.watched = true))
  onUnmounted(() => (fields.watched = false))
  watchEffect(() => {
    for (const run of runs.ticked) void notices.attempt(() => runs.ensureHistory(run.id))
  })
  watchEffect(() => {
    for (const run of fields.shownRuns) void predictions.load(run, 'drawn')
  })
  watchEffect(() => {
    const [run] = fields.shownRuns
    const at = fields.plane
    if (run === undefined || at === null) return
    const targets = fields.shownRuns.map(({ spec }) => spec.preparation.target)
    void notices.attempt(() => points.load(run.spec.dataset, [at.x, at.y, ...targets]))
  })
}
