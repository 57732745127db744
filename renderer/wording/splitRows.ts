import type { Dataset } from '@shared/contract/dataset'
import type { PreparationSpec } from '@shared/contract/runSpec'

/** The most rows that can be split, and why there may be fewer; null where every row is known to be used. */
export interface UsableRows {
  rows: number
  reason: string | null
}

/** A row without its target or weight is always left out, one without a feature where the rule says so. */
export function usableRows(dataset: Pick<Dataset, 'rows' | 'columns'>, preparation: PreparationSpec): UsableRows {
  const missing = (name: string) => dataset.columns.find((column) => column.name === name)?.missing ?? 0
  const inTarget = missing(preparation.target)
  const inWeights = preparation.weights === null ? 0 : missing(preparation.weights)
  const inFeatures = preparation.missing === 'drop' ? Math.max(0, ...preparation.features.map(missing)) : 0
  const counts = { feature: inFeatures, target: inTarget, weight: inWeights }
  const what = Object.entries(counts).flatMap(([word, rows]) => (rows > 0 ? [word] : []))
  return {
    rows: Math.max(0, dataset.rows - Math.max(inTarget, inFeatures, inWeights)),
    reason: what.length === 0 ? null : `rows with a missing ${what.join(' or ')} are left out`,
  }
}

/** How many rows each part gets; where there are classes, before stratification moves a row a class. */
export function splitText(
  { rows, reason }: UsableRows,
  preparation: Omit<PreparationSpec, 'target' | 'features'>,
): string {
  const { task, validationShare, testShare } = preparation
  const [training, validation, test] = [1 - validationShare - testShare, validationShare, testShare].map((share) =>
    Math.round(rows * share).toLocaleString('en-US'),
  )
  const parts = `${training} training, ${validation} validation and ${test} test rows`
  if (reason !== null) return `At most ${parts}: ${reason}.`
  return `About ${parts}${task === 'classification' ? ', stratified by class' : ''}.`
}
