import { readFileSync } from 'node:fs'

/** What scikit-learn 1.2.1 and SciPy give for these values. */
export interface FeatureReference {
  yeoJohnson: { name: string; values: number[]; lambda: number; transformed: number[] }[]
  quantile: { values: number[]; new: number[]; quantiles: number[] | null; most: number; placed: number[] }[]
  maxabs: { values: number[]; scaled: number[] }
  polynomial: { rows: number[][] } & Record<'degree2' | 'degree3', { names: string[]; scaled: number[][] }>
  imputed: Record<'mean' | 'median' | 'mostFrequent', number>
  ordinal: { cells: string[]; codes: number[] }
  rare: { cells: string[]; below: number; names: string[]; encoded: number[][]; of: string[] }
}

export const reference = JSON.parse(readFileSync('test/data/features.json', 'utf8')) as FeatureReference
