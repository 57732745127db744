import { inputWidth } from '../../data/preparation/features/inputWidths'
import type { FittedInput, FittedPreparation } from '../../data/preparation/fittedPreparation'

/** How an input follows from its raw value: (value - center) / scale. */
interface Linear {
  center: number
  scale: number
}

const asItIs: Linear = { center: 0, scale: 1 }

/**
 * Undoes the standardization: coefficients of the raw inputs from those of the prepared ones, as one matrix.
 *
 * A single input (x - c)/s with coefficient β is β/s of x and -βc/s of the constant. A product Π (x_k - c_k)/s_k is multiplied out, and each
 * part goes to the product of the same raw inputs, which the model has too: its degree is that of all lower powers, and a pair of features
 * is there with its single inputs. What is no linear function of a raw value (a place among quantiles) counts as raw itself. Transforms
 * stay: the raw input of "log income" is log income.
 *
 * @param kept places of the inputs with a coefficient
 * @returns rows of length kept.length + 1, the intercept first
 */
export function rawRows({ inputs, terms }: FittedPreparation, kept: readonly number[]): Float64Array[] {
  const single = inputs.flatMap(scalingsOf)
  const factorsOf = (place: number): readonly number[] => terms[place - single.length]?.factors ?? [place]
  const rowOf = new Map(kept.map((place, k) => [factorsOf(place).join(' '), k + 1]))
  rowOf.set('', 0)
  const rows = Array.from({ length: kept.length + 1 }, () => new Float64Array(kept.length + 1))
  const add = (row: number, column: number, value: number) => {
    const values = rows[row] as Float64Array
    values[column] = (values[column] as number) + value
  }
  add(0, 0, 1)
  kept.forEach((place, k) => {
    const column = k + 1
    const term = terms[place - single.length]
    const parts = expanded(factorsOf(place), single)
    const opaque = term !== undefined && (term.quantiles !== null || parts.some(({ key }) => !rowOf.has(key)))
    const { center, scale } = term ?? asItIs
    if (opaque) {
      add(column, column, 1)
      return
    }
    for (const { key, value } of parts) add(rowOf.get(key) as number, column, value / scale)
    add(0, column, -center / scale)
  })
  return rows
}

/** A product of (x_k - c_k)/s_k, multiplied out: each product of raw inputs with its factor, none of which is 0. */
function expanded(factors: readonly number[], single: readonly Linear[]): { key: string; value: number }[] {
  let parts = new Map<string, { of: number[]; value: number }>([['', { of: [], value: 1 }]])
  for (const factor of factors) {
    const { center, scale } = single[factor] ?? asItIs
    const next: typeof parts = new Map()
    const add = (of: number[], value: number) => {
      if (value === 0) return
      const key = of.join(' ')
      next.set(key, { of, value: value + (next.get(key)?.value ?? 0) })
    }
    for (const { of, value } of parts.values()) {
      add([...of, factor], value / scale)
      add(of, (-value * center) / scale)
    }
    parts = next
  }
  return Array.from(parts, ([key, { value }]) => ({ key, value }))
}

function scalingsOf(input: FittedInput): Linear[] {
  const indicator = input.indicator ? [asItIs] : []
  if (input.kind === 'number') return [linear(input), ...indicator]
  if (input.kind === 'date') return [...input.parts.map(linear), ...indicator]
  if (input.ordinal !== null) return [linear(input.ordinal), ...indicator]
  return Array.from({ length: inputWidth(input) }, () => asItIs)
}

function linear({ center, scale, quantiles }: Linear & { quantiles: readonly number[] | null }): Linear {
  return quantiles === null ? { center, scale } : asItIs
}
