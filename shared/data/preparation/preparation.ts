import { LabError } from '../../contract/labError'
import { type RunWarning, warn } from '../../contract/warning'
import type { PreparationSpec } from '../../spec/runSpec'
import { heldOutWarnings } from './features/heldOut'
import { fitTerms } from './features/fitTerms'
import { markUnusable, needsValue, unmarked } from './features/unusableRows'
import { featureColumns, fitInput, isConstant } from './fitInput'
import { fitTarget } from './target/fitTarget'
import type { FittedInput, FittedPreparation } from './fittedPreparation'
import { numberTarget } from './target/numberTarget'
import { rowCounts, weightsColumn } from './rowWeights'
import type { Parts } from './splits/parts'
import type { Column, Table } from '../table/table'
import { targetColumn } from './target/target'
import { usableRows } from './usableRows'
import { counted, nameList } from '../../spec/words/wording'
import { drawnValidationShare } from '../../spec/splitKindTable'

export { prepareInputs, scorableRows } from './applyPreparation'
export { classIndices, prepareTargets } from './target/applyTarget'
export { inputNames } from './features/inputNames'
export { type FittedInput, type FittedPreparation, fittedPreparationSchema } from './fittedPreparation'
export { lossWeights } from './lossWeights'
export { columnWeights } from './rowWeights'

export interface Preparation {
  fitted: FittedPreparation
  parts: Parts
  /** Rows that are in no part because a value is missing, or stands for a missing one. */
  dropped: number
  warnings: RunWarning[]
}

/**
 * Splits the rows and fits the preparation to the training rows; validation and test rows leave no trace in it.
 * Rows without a target or a weight, or of weight 0, are dropped, rows without a feature by its rule. Validation and test rows with a value
 * that only training tells to be unusable (outside of what a transform is defined on, a level never seen that is to count as missing)
 * are dropped from their part where nothing stands for a missing value; training rows are refused instead, so that
 * none is lost unseen.
 *
 * @param checkpoint called between columns; what it throws, such as a cancel, ends the work
 * @throws LabError `bad-target` or `bad-features`, naming the column
 */
export function fitPreparation(
  table: Table,
  spec: PreparationSpec,
  checkpoint: () => void = () => undefined,
): Preparation {
  const warnings: RunWarning[] = []
  const target = targetColumn(table, spec.target)
  if (spec.task === 'regression') numberTarget(target)
  const columns = featureColumns(table, spec)
  const weights = weightsColumn(table, spec.weights)
  const rows = usableRows(table, { target, weights, features: columns }, spec, warnings)
  if (rows.length === 0 && table.rows > 0) {
    throw new LabError(
      'bad-features',
      `No training rows are left: every row lacks the target${weights ? ', a weight above 0' : ''} or a feature. Leave out features with many missing values, or set missing values to impute.`,
      'preparation.missing',
    )
  }
  checkpoint()
  const { fittedTarget, parts: drawn, warnings: splitWarnings } = fitTarget(table, target, rows, spec)
  warnings.push(...splitWarnings)
  checkpoint()
  if (fittedTarget.scaling && isConstant(target, drawn.train)) {
    const message = `The target ${target.name} is the same in every training row: there is nothing to learn from.`
    warnings.push(warn('constant-target', message, target.name))
  }
  const counts = rowCounts(spec, table, drawn.train)
  const { inputs, parts } = fitFeatures(columns, drawn, { tableRows: table.rows, counts }, spec, warnings, checkpoint)
  warnEmpty(parts, drawn, spec, rows.length, warnings)
  const fitted: FittedPreparation = {
    target: fittedTarget,
    inputs,
    terms: fitTerms(inputs, table, parts.train, spec, checkpoint, counts),
    standardization: spec.standardization,
    missing: spec.missing,
  }
  const used = parts.train.length + parts.validation.length + parts.test.length
  return { fitted, parts, dropped: table.rows - used, warnings }
}

/** Fits each feature and looks at its held-out rows while its column is at hand. */
function fitFeatures(
  columns: readonly Column[],
  { train, validation, test }: Parts,
  { tableRows, counts }: { tableRows: number; counts: Float64Array | null },
  spec: PreparationSpec,
  warnings: RunWarning[],
  checkpoint: () => void,
): { inputs: FittedInput[]; parts: Parts } {
  const marks = new Uint8Array(tableRows)
  const constant: string[] = []
  const ofFeatures: RunWarning[] = []
  const inputs = columns.map((column) => {
    checkpoint()
    const fitted = fitInput(column, train, spec, counts)
    if (fitted.constant) constant.push(column.name)
    ofFeatures.push(...fitted.warnings, ...heldOutWarnings(fitted.input, column, [validation, test]))
    if (needsValue(fitted.input)) {
      markUnusable(fitted.input, column, validation, marks)
      markUnusable(fitted.input, column, test, marks)
    }
    return fitted.input
  })
  if (constant.length === columns.length) {
    throw new LabError(
      'bad-features',
      `No usable feature: ${nameList(constant)} ${constant.length === 1 ? 'is' : 'are'} the same in every training row. Choose a column that varies.`,
      'preparation.features',
    )
  }
  if (constant.length > 0) {
    const message = `The same in every training row, so without effect: ${nameList(constant)}.`
    warnings.push(warn('constant-column', message, constant.length === 1 ? constant[0] : undefined))
  }
  warnings.push(...ofFeatures)
  return { inputs, parts: { train, validation: unmarked(validation, marks), test: unmarked(test, marks) } }
}

function warnEmpty(parts: Parts, drawn: Parts, spec: PreparationSpec, rows: number, warnings: RunWarning[]): void {
  for (const [part, share] of [
    ['validation', drawnValidationShare(spec)],
    ['test', spec.testShare],
  ] as const) {
    if (drawn[part].length > 0 && parts[part].length === 0) {
      warnings.push(warn('empty-part', `The ${part} part is empty: each of its rows was left out.`))
    } else if (share > 0 && drawn[part].length === 0) {
      const why = `${counted(rows, 'row')} are too few for a share of ${share}`
      warnings.push(warn('empty-part', `The ${part} part is empty: ${why}.`))
    }
  }
}
