import { LabError } from '../../../contract/labError'
import type { PreparationSpec } from '../../../spec/runSpec'
import type { FittedInput, FittedTerm } from '../fittedPreparation'
import type { Table } from '../../table/table'
import { inputNames } from './inputNames'
import { blockRows, singleInputsOf, writeProducts } from './singleInputs'
import { fitStandardization, mostQuantilesOfTerms } from './standardize'
import { termFactors } from './terms'

/** Bytes that the products of some terms may take while they are fitted. */
const fittingBytes = 128 * 1024 * 1024

/**
 * The products of inputs that enter as inputs of their own. They are formed from the prepared inputs, transformed, imputed and
 * standardized, and then standardized themselves by the preparation's rule, over these training rows; `quantile` has at most
 * 100 quantiles here.
 *
 * @param rows training rows
 * @param checkpoint called before each stretch of work; what it throws ends it
 * @param weights how often each of the rows counts (`rowCounts`); null where each counts once
 * @throws LabError `bad-features` for more inputs than fit, or a product that is too large for a number
 */
export function fitTerms(
  inputs: readonly FittedInput[],
  table: Table,
  rows: Uint32Array,
  spec: Pick<PreparationSpec, 'degree' | 'interactions' | 'standardization'>,
  checkpoint: () => void,
  weights: Float64Array | null = null,
): FittedTerm[] {
  const all = termFactors(inputs, spec)
  const together = Math.max(1, Math.floor(fittingBytes / (8 * Math.max(1, rows.length))))
  const terms: FittedTerm[] = []
  for (let start = 0; start < all.length; start += together) {
    const group = all.slice(start, start + together)
    const needed = new Set(group.flat())
    const single = singleInputsOf(inputs, table, (place) => needed.has(place))
    const products = group.map(() => new Float64Array(rows.length))
    for (let from = 0; from < rows.length; from += blockRows) {
      const to = Math.min(rows.length, from + blockRows)
      single.fill(rows, from, to)
      group.forEach((factors, index) => {
        writeProducts(single, factors, to - from, products[index] as Float64Array, from, 1, null)
      })
    }
    group.forEach((factors, index) => {
      checkpoint()
      const values = products[index] as Float64Array
      const term = { factors, ...fitStandardization(values, spec.standardization, weights, mostQuantilesOfTerms) }
      checkOverflow(term, values, inputs, spec)
      terms.push(term)
    })
  }
  return terms
}

function checkOverflow(
  term: FittedTerm,
  values: Float64Array,
  inputs: readonly FittedInput[],
  { standardization }: Pick<PreparationSpec, 'standardization'>,
): void {
  if (values.every(Number.isFinite)) return
  const [name] = inputNames({
    ...{ target: { name: '', classes: [], scaling: null }, standardization, missing: 'drop' },
    inputs: [...inputs],
    terms: [term],
  }).slice(-1)
  throw new LabError(
    'bad-features',
    `The product ${name} is too large for a number in some training rows. Standardize its features, or lower the degree.`,
    'preparation.degree',
  )
}
