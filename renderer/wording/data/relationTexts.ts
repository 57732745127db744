import type { RelationMeasure, TargetRelation } from '@shared/contract/analysis'
import { formatShare } from '../formatNumber'

/** What each measure of how two columns go together is called, its sign in formulas, and how it is read. */
export const relationTexts: Record<RelationMeasure, { name: string; symbol: string; hint: string }> = {
  pearson: { name: 'Pearson’s r', symbol: 'r', hint: 'Linear association of two numbers, from −1 to 1.' },
  pointBiserial: {
    name: 'Point-biserial correlation',
    symbol: 'r',
    hint: 'Pearson’s r with the event as 1 and the other class as 0: above 0 where the event has the higher values.',
  },
  correlationRatio: {
    name: 'Correlation ratio',
    symbol: 'η',
    hint: 'Square root of the share of the variance that lies between the groups, from 0 to 1.',
  },
  cramersV: {
    name: 'Bias-corrected Cramér’s V',
    symbol: 'V',
    hint: 'Association of two categories, from 0 to 1, corrected for bias (Bergsma 2013).',
  },
}

/** "r = −0.43", "V = 0.21"; "not defined" where a column has one value only, or nearly a level for each row. */
export function relationFigure({ measure, value }: Pick<TargetRelation, 'measure' | 'value'>): string {
  return `${relationTexts[measure].symbol} = ${Number.isNaN(value) ? 'not defined' : formatShare(value)}`
}
