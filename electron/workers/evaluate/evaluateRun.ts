import type { Evaluation } from '@shared/contract/evaluation'
import { LabError } from '@shared/contract/labError'
import { columnRows, loadedColumn } from '@shared/data/analysis/loadedColumn'
import { columnWeights } from '@shared/data/preparation/preparation'
import { findColumn } from '@shared/data/table/table'
import { constantAnswer } from '@shared/evaluation/constantAnswer'
import { evaluate } from '@shared/evaluation/evaluate'
import { groupsOf } from '@shared/evaluation/subgroups'
import { predictedAt } from '@shared/model/predictions'
import { openTable } from '../table/tableAccess'
import type { EvaluationRequest } from './evaluateMessages'
import { placesOf, truthAt } from './partOfPredictions'

/**
 * How good a run's predictions are on the rows of a part, beside what the shares of the classes or the mean of its training rows reach.
 * @throws LabError `not-found` where the part has no rows, the column is not there, or the columns of the dataset are gone
 */
export function evaluateRun(request: EvaluationRequest): Evaluation {
  const { predictions, part, threshold, by, seed, access, preparation, memory } = request
  const { classes } = predictions
  const places = placesOf(predictions, part)
  if (places.length === 0) throw new LabError('not-found', 'This run has no rows in that part.')
  const table = openTable(access, memory)
  try {
    const rowsAt = (of: Uint32Array) => of.map((place) => predictions.rows[place] as number)
    const weightsAt = (of: Uint32Array) => columnWeights(preparation, table, rowsAt(of))
    const training = placesOf(predictions, 'train')
    const column = by === null ? null : findColumn(table, by)
    if (column === undefined) throw new LabError('not-found', `The dataset has no column named ${by}.`)
    return evaluate({
      predicted: predictedAt(predictions, places),
      truth: truthAt(predictions, places),
      ...{ classes, threshold, seed },
      weights: weightsAt(places),
      constant: constantAnswer(truthAt(predictions, training), classes.length, weightsAt(training)),
      by: column && { column: column.name, groups: groupsOf(columnRows(loadedColumn(column), rowsAt(places))) },
    })
  } finally {
    table.close()
  }
}
