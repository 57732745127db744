import { type SplitPreview, partCodes } from '../../contract/analysis'
import { ruleOf } from '../../spec/columnRules'
import type { PreparationSpec } from '../../spec/runSpec'
import { fitTarget } from '../preparation/target/fitTarget'
import { numberTarget } from '../preparation/target/numberTarget'
import { fitPreparation } from '../preparation/preparation'
import { weightsColumn } from '../preparation/rowWeights'
import type { Parts } from '../preparation/splits/parts'
import { type Table, findColumn } from '../table/table'
import { targetColumn } from '../preparation/target/target'
import { usableRows } from '../preparation/usableRows'
import { loadedColumn } from './loadedColumn'

/**
 * Which rows a run of this preparation would have in its parts. Features that could not be trained on do not matter,
 * unless what is fitted to them decides about rows.
 * @throws LabError where the target, the weights or the split cannot be used
 */
export function splitOf(table: Table, preparation: PreparationSpec): Parts {
  if (leavesOutByFit(preparation)) return fitPreparation(table, preparation).parts
  const target = loadedColumn(targetColumn(table, preparation.target))
  if (preparation.task === 'regression') numberTarget(target)
  const weights = weightsColumn(table, preparation.weights)
  const features = preparation.features.flatMap((name) => findColumn(table, name) ?? [])
  const rows = usableRows(table, { target, weights, features }, preparation, [])
  return fitTarget(table, target, rows, preparation).parts
}

/** Values that a transform is not defined on, and levels that are to count as missing, are known once the features are fitted. */
function leavesOutByFit({ features, columns }: PreparationSpec): boolean {
  return features.some((name) => {
    const { unseen, transform } = ruleOf(columns, name)
    return unseen === 'missing' || (transform !== undefined && transform !== 'none')
  })
}

/** @throws LabError as `splitOf` */
export function previewSplit(table: Table, preparation: PreparationSpec): SplitPreview {
  const { train, validation, test } = splitOf(table, preparation)
  const parts = new Uint8Array(table.rows)
  for (const row of train) parts[row] = partCodes.train
  for (const row of validation) parts[row] = partCodes.validation
  for (const row of test) parts[row] = partCodes.test
  const dropped = table.rows - train.length - validation.length - test.length
  return {
    parts,
    counts: { train: train.length, validation: validation.length, test: test.length, dropped },
  }
}
