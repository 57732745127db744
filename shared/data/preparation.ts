import { LabError } from '../contract/labError'
import type { PreparationSpec } from '../contract/runSpec'
import { countUnseen, featureColumn } from './applyPreparation'
import { featureColumns, fitInput, isConstant } from './fitInput'
import { fitTarget } from './fitTarget'
import type { FittedPreparation } from './fittedPreparation'
import { numberTarget } from './numberTarget'
import { refuseAllZero, weightsColumn } from './rowWeights'
import type { Parts } from './split'
import { quantile } from './statistics'
import { type Column, type NumberColumn, type Table } from './table'
import { targetColumn } from './target'
import { usableRows } from './usableRows'
import { counted, nameList } from './wording'

export { prepareInputs, scorableRows } from './applyPreparation'
export { classIndices, prepareTargets } from './applyTarget'
export { type FittedInput, type FittedPreparation, fittedPreparationSchema, inputNames } from './fittedPreparation'
export { lossWeights } from './lossWeights'
export { columnWeights } from './rowWeights'

export interface Preparation {
  fitted: FittedPreparation
  parts: Parts
  /** Rows that are in no part because a value is missing. */
  dropped: number
  warnings: string[]
}

/**
 * Splits the rows and fits the preparation to the training rows; validation and test rows leave no trace in it.
 * Rows without a target or a weight are dropped, rows without a feature by the rule of the spec.
 *
 * @param checkpoint called between columns; what it throws, such as a cancel, ends the work
 * @throws LabError `bad-target` or `bad-features`, naming the column
 */
export function fitPreparation(
  table: Table,
  spec: PreparationSpec,
  seed: number,
  checkpoint: () => void = () => undefined,
): Preparation {
  const warnings: string[] = []
  const target = targetColumn(table, spec.target)
  if (spec.task === 'regression') numberTarget(target)
  const columns = featureColumns(table, spec.features)
  const weights = weightsColumn(table, spec.weights)
  const rows = usableRows(table, { target, weights, features: columns }, spec, warnings)
  if (rows.length === 0 && table.rows > 0) {
    throw new LabError(
      'bad-features',
      `No training rows are left: every row lacks the target${weights ? ', its weight' : ''} or a feature. Leave out features with many missing values, or set missing values to impute.`,
      'preparation.missing',
    )
  }
  checkpoint()
  const { fittedTarget, parts } = fitTarget(target, rows, spec, seed)
  checkpoint()
  for (const [part, share] of [
    ['validation', spec.validationShare],
    ['test', spec.testShare],
  ] as const) {
    if (share > 0 && parts[part].length === 0) {
      warnings.push(`The ${part} part is empty: ${counted(rows.length, 'row')} are too few for a share of ${share}.`)
    }
  }
  if (weights) {
    refuseAllZero(weights, parts.train, 'training')
    refuseAllZero(weights, parts.validation, 'validation')
  }

  checkpoint()
  refuseConstants(columns, parts.train, warnings)
  if (fittedTarget.scaling && isConstant(target, parts.train)) {
    warnings.push(`The target ${target.name} is the same in every training row: there is nothing to learn from.`)
  }
  const fitted: FittedPreparation = {
    target: fittedTarget,
    inputs: columns.map((column) => {
      checkpoint()
      return fitInput(column, parts.train, spec)
    }),
    standardization: spec.standardization,
    missing: spec.missing,
  }
  warnUnusual(fitted, table, spec, parts, warnings)
  return { fitted, parts, dropped: table.rows - rows.length, warnings }
}

function refuseConstants(columns: readonly Column[], train: Uint32Array, warnings: string[]): void {
  const constant = columns.filter((column) => isConstant(column, train)).map((column) => column.name)
  if (constant.length === 0) return
  if (constant.length === columns.length) {
    throw new LabError(
      'bad-features',
      `No usable feature: ${nameList(constant)} ${constant.length === 1 ? 'is' : 'are'} the same in every training row. Choose a column that varies.`,
      'preparation.features',
    )
  }
  warnings.push(`The same in every training row, so without effect: ${nameList(constant)}.`)
}

function warnUnusual(
  fitted: FittedPreparation,
  table: Table,
  spec: PreparationSpec,
  parts: Parts,
  warnings: string[],
): void {
  for (const input of fitted.inputs) {
    const column = featureColumn(table, input)
    if (input.kind === 'category' && column.kind === 'category') {
      const unseen = countUnseen(input, column, parts.validation) + countUnseen(input, column, parts.test)
      if (unseen > 0) {
        warnings.push(
          `${counted(unseen, 'validation or test row')} with a level of ${input.feature} that no training row has: all its inputs are 0 there.`,
        )
      }
    } else if (column.kind === 'number' && spec.standardization === 'robust' && quartilesMeet(column, parts.train)) {
      warnings.push(`The interquartile range of ${input.feature} is 0: it is centred on its median, not scaled.`)
    }
  }
}

/** Whether the middle half of the values is one number although the values differ. */
function quartilesMeet(column: NumberColumn, rows: Uint32Array): boolean {
  const values = Float64Array.from(rows, (row) => column.values[row] as number)
  const ascending = values.filter((value) => !Number.isNaN(value)).sort()
  return quantile(ascending, 0.25) === quantile(ascending, 0.75) && ascending[0] !== ascending.at(-1)
}
