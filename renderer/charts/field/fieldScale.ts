import type { Field } from '@shared/contract/run'
import { probabilityTable, tableSize, valueTable } from '../colourScale'
import { formatNumber, formatShare, formatTick } from '../../wording/formatNumber'

/** What a field shows and how its values become colours. */
export interface FieldScale {
  quantity: Field['quantity']
  /** "P(admitted = 1)", or "predicted price". */
  name: string
  /** What is drawn, and what its colours mean, for those who do not see it. */
  what: string
  meaning: string
  /** `tableSize` colours, three bytes each, at equal distances from `low` to `high`. */
  colours: Readonly<Uint8Array>
  low: number
  high: number
  /** Where a line is drawn; null where no value stands out. */
  line: number | null
  /** A value with as many significant digits, or of a probability decimals. */
  format: (value: number, digits: number) => string
}

/** From 0 red through 0.5 pale yellow to 1 blue, with a line at 0.5. Before the classes are known their name is empty. */
export function probabilityScale(className: string): FieldScale {
  return {
    quantity: 'probability',
    name: className === '' ? 'P' : `P(${className})`,
    what: className === '' ? 'probability' : `probability of ${className}`,
    meaning: 'red is 0, blue is 1; the line is 0.5',
    colours: probabilityTable,
    low: 0,
    high: 1,
    line: 0.5,
    format: formatShare,
  }
}

/** From the lowest value of the target, violet, to its highest, yellow. */
export function valueScale(target: string, low: number, high: number): FieldScale {
  return {
    quantity: 'value',
    name: `predicted ${target}`,
    what: `predicted ${target}`,
    meaning: `violet is ${formatTick(low)}, yellow is ${formatTick(high)}`,
    colours: valueTable,
    low,
    high,
    line: null,
    format: formatNumber,
  }
}

/** Where the colour of a value begins in `scale.colours`; values beyond the ends take the colour of the end. */
export function colourEntry({ low, high }: FieldScale, value: number): number {
  const place = high > low ? (value - low) / (high - low) : 0.5
  return 3 * Math.round(Math.min(1, Math.max(0, place)) * (tableSize - 1))
}
