import { type ComputedRef, computed } from 'vue'
import type { LossSeries } from '@renderer/charts/loss/lossSeries'
import { runStyles } from '@renderer/charts/runColours'
import { useRuns } from '../../stores/runs/runs'
import { lossFactor } from '@shared/spec/shownLoss'
import { lossName, lossUnit } from '../../wording/settings/lossName'

const none = new Float64Array()

const scaled = (values: Float64Array, factor: number) => (factor === 1 ? values : values.map((value) => value * factor))

/** The curves of the ticked runs in their colours; a run whose history is not read yet is left out. */
export function useLossSeries(): ComputedRef<LossSeries[]> {
  const runs = useRuns()
  const styles = computed(() => {
    const pinned = runs.ticked.findIndex(({ id }) => id === runs.pinned)
    return runStyles(runs.ticked.map(runs.placeOf), pinned === -1 ? null : pinned)
  })
  return computed(() =>
    runs.ticked.flatMap((run, index) => {
      const history = runs.histories.get(run.id)
      if (history === undefined) return []
      const { id, name } = run
      const { training, preparation } = run.spec
      const loss = { lossName: lossName(training, preparation, run.huberDelta), lossUnit: lossUnit(training) }
      const bestEpoch = run.state === 'done' ? run.bestEpoch : null
      const { epochs, series } = history
      const { trainLoss = none, validationLoss = none } = series
      const factor = lossFactor(training)
      const losses = { trainLoss: scaled(trainLoss, factor), validationLoss: scaled(validationLoss, factor) }
      const style = styles.value[index]
      return style === undefined ? [] : [{ id, name, ...loss, bestEpoch, ...style, epochs, ...losses }]
    }),
  )
}
