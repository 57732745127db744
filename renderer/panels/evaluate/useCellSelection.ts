import { thresholdSteps } from '@renderer/charts/curves/thresholds'
import { useSelection } from '../../stores/datasets/selection'
import { type Cell, rowsOfCell } from '../../stores/evaluation/cellRows'
import { useJudged } from '../../stores/evaluation/judged'
import { useNotices } from '../../stores/notices'
import { usePredictions } from '../../stores/runs/predictions'
import { count } from '../../wording/counts'

/** Selects the rows of a cell of the confusion matrix, as they are selected in the table and in every plot. */
export function useCellSelection(): (cell: Cell, adds: boolean) => Promise<void> {
  const judged = useJudged()
  const predictions = usePredictions()
  const selection = useSelection()
  const notices = useNotices()
  return async (cell, adds) => {
    const { run, part, step } = judged
    if (run === null) return
    await predictions.load(run)
    const loaded = predictions.of(run)
    if (loaded === null) return
    if ('problem' in loaded) {
      notices.say(loaded.problem.message)
      return
    }
    const rows = rowsOfCell(loaded.predictions, part, cell, step / thresholdSteps)
    selection.change(rows, adds ? 'add' : 'replace')
    notices.say(`${count(rows.length, 'row')} selected, in the table of Data and in the plots.`)
  }
}
