import { type ComputedRef, computed } from 'vue'
import type { RunSummary } from '@shared/contract/run'
import type { FieldPoints } from '../../charts/field/paintPoints'
import { predictionsAt } from '../../charts/field/pointPredictions'
import { useTestCover } from '../evaluation/testCover'
import { isRegression, useFields } from './fields'
import { type PlanePoints, planePoints, usePoints } from './points'
import { usePredictions } from './predictions'

/** The rows of a run's picture, with what the run says of each once it has ended. */
export function useDrawnPoints(run: () => RunSummary): ComputedRef<(PlanePoints & FieldPoints) | null> {
  const fields = useFields()
  const points = usePoints()
  const predictions = usePredictions()
  const testCover = useTestCover()

  const places = computed(() => {
    const at = fields.plane
    if (at === null) return null
    const { target } = run().spec.preparation
    return planePoints(points.sampled, { ...at, target }, isRegression(run()) ? null : fields.classesOf(run()))
  })
  const said = computed(() => {
    const found = predictions.of(run(), 'drawn')
    if (places.value === null || found === null || !('predictions' in found)) return null
    const name = fields.classesOf(run())[fields.drawnClassOf(run())] ?? ''
    const drawn = found.predictions.classes.indexOf(name)
    return predictionsAt(places.value.numbers, found.predictions, drawn, testCover.isCovered(run()))
  })

  return computed(() => places.value && { ...places.value, ...said.value })
}
