import type { SplitPreview } from '@shared/contract/analysis'
import { ruleOf } from '@shared/spec/columnRules'
import type { Dataset } from '@shared/contract/dataset'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { drawsRows, splitKindTable, usedSplitColumn } from '@shared/spec/splitKindTable'

/** The most rows that can be split, and why there may be fewer; null where every row is known to be used. */
export interface UsableRows {
  rows: number
  reason: string | null
}

/** A row without its target or weight is always left out, one without a feature where the rule of that feature says so. */
export function usableRows(dataset: Pick<Dataset, 'rows' | 'columns'>, preparation: PreparationSpec): UsableRows {
  const missing = (name: string) => dataset.columns.find((column) => column.name === name)?.missing ?? 0
  const inTarget = missing(preparation.target)
  const inWeights = preparation.weights === null ? 0 : missing(preparation.weights)
  const order = splitKindTable[preparation.split].ordered ? usedSplitColumn(preparation) : null
  const inOrder = order === null ? 0 : missing(order)
  const dropped = preparation.features.filter((name) => leavesRowsOut(preparation, name))
  const inFeatures = dropped.reduce((most, name) => Math.max(most, missing(name)), 0)
  const counts = { feature: inFeatures, target: inTarget, weight: inWeights, time: inOrder }
  const what = Object.entries(counts).flatMap(([word, rows]) => (rows > 0 ? [word] : []))
  return {
    rows: Math.max(0, dataset.rows - Math.max(...Object.values(counts))),
    reason: what.length === 0 ? null : `rows with a missing ${what.join(' or ')} are left out`,
  }
}

function leavesRowsOut(preparation: PreparationSpec, name: string): boolean {
  return (ruleOf(preparation.columns, name).missing ?? preparation.missing) === 'drop'
}

type SplitSettings = Omit<PreparationSpec, 'target' | 'features'>

/** Shares of the rows that train, validate and test; with folds those outside the test are shared by the folds. */
export function sharesOf({ split, folds, validationShare, testShare }: SplitSettings): [number, number, number] {
  const validation = splitKindTable[split].folds ? (1 - testShare) / folds : validationShare
  return [1 - testShare - validation, validation, testShare]
}

const rowsOf = (counts: readonly number[]) => {
  const [training, validation, test] = counts.map((rows) => rows.toLocaleString('en-US'))
  return `${training} training, ${validation} validation and ${test} test rows`
}

/** How many rows each part gets as far as the shares tell: groups, equal times and classes move a few. */
export function splitText({ rows, reason }: UsableRows, preparation: SplitSettings): string {
  const parts = rowsOf(sharesOf(preparation).map((share) => Math.round(rows * share)))
  if (reason !== null) return `At most ${parts}: ${reason}.`
  return `About ${parts}${stratifiedText(preparation)}.`
}

/** How many rows each part has. */
export function countsText(counts: SplitPreview['counts'], preparation: SplitSettings): string {
  const { train, validation, test, dropped } = counts
  const out = dropped === 0 ? '' : `; ${dropped.toLocaleString('en-US')} left out`
  return `${rowsOf([train, validation, test])}${stratifiedText(preparation)}${out}.`
}

function stratifiedText(preparation: SplitSettings): string {
  const { task, stratify } = preparation
  return task === 'classification' && stratify && drawsRows(preparation) ? ', stratified by class' : ''
}
