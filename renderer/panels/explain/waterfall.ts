import type { Contributions } from '@shared/contract/explanation'
import type { PlotTable } from '@renderer/charts/plotTable'
import { formatNumber } from '../../wording/formatNumber'

export interface WaterfallStep {
  feature: string
  contribution: number
  from: number
  to: number
}

export interface Waterfall {
  /** What the model says without knowing the row. */
  base: number
  /** The largest first; each begins where the last one ended, the last one ends at the answer. */
  steps: WaterfallStep[]
  /** From where the bars of base and answer are drawn: even odds, or of a number the base itself. */
  origin: number
  /** As far as all steps reach. */
  min: number
  max: number
  /** How the contributions were worked out. */
  note: string
}

/** The contributions of a row as steps from the base to the answer. */
export function waterfall({ shapley, quantity }: Contributions): Waterfall {
  const sorted = [...shapley.contributions].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
  let at = shapley.base
  const steps = sorted.map(({ feature, contribution }) => {
    const from = at
    at += contribution
    return { feature, contribution, from, to: at }
  })
  // Of a logit 0 is even odds; of a number it means nothing here.
  const reached = [...(quantity === 'value' ? [] : [0]), shapley.base, ...steps.map(({ to }) => to)]
  const origin = quantity === 'value' ? shapley.base : 0
  const reach = [Math.min(...reached), Math.max(...reached)] as const
  const margin = 0.02 * (reach[1] - reach[0] || 1)
  return { base: shapley.base, origin, steps, min: reach[0] - margin, max: reach[1] + margin, note: noteOf(shapley) }
}

function noteOf({ method, rows, orders }: Contributions['shapley']): string {
  if (method === 'closed') return 'Weight × (value − training mean), which is the Shapley value of a sum.'
  if (method === 'exact') return `Shapley values over all sets of features, against ${rows} training rows.`
  return `Shapley values from ${orders} random orders of the features, against ${rows} training rows.`
}

export function waterfallTable(contributions: Contributions, { base, steps }: Waterfall): PlotTable {
  const cell = (feature: string) => {
    const value = contributions.cells[feature]
    return typeof value === 'number' ? formatNumber(value, 6) : (value ?? '')
  }
  const errorOf = (feature: string) =>
    contributions.shapley.contributions.find((entry) => entry.feature === feature)?.standardError ?? null
  return {
    header: ['feature', 'value', 'contribution', 'standard error'],
    rows: [
      ['average training row', '', formatNumber(base, 6), ''],
      ...steps.map(({ feature, contribution }) => [
        feature,
        cell(feature),
        formatNumber(contribution, 6),
        errorOf(feature) === null ? '' : formatNumber(errorOf(feature), 3),
      ]),
      [contributions.quantity, '', formatNumber(contributions.total, 6), ''],
    ],
  }
}
