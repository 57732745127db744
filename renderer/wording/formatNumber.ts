const minus = '−'
const nothing = '–'

/** `text` with the typographic minus, also in its exponent. */
function withMinus(text: string): string {
  return text.replaceAll('-', minus)
}

/** A sentence in which every negative number has the typographic minus: "1.5e−10"; hyphens of words and dates stay. */
export function withMinusSigns(sentence: string): string {
  return sentence.replace(/(?<![\p{L}\d_-])-(?=\d)|(?<=\de)-(?=\d)/gu, minus)
}

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

/**
 * `value` with at least `significant` digits, in the same way on every machine: 0.228, 54.2, 12,403, 1.2e−7.
 * Whole digits are never rounded away below a million; trailing zeros are kept, so that columns line up.
 * No value is '–'.
 */
export function formatNumber(value: number | null | undefined, significant = 3): string {
  if (value === null || value === undefined || Number.isNaN(value)) return nothing
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${minus}∞`
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size < 1e-4 || size >= 1e6) {
    return withMinus(value.toExponential(significant - 1).replace('e+', 'e'))
  }
  const rounded = Number(size.toPrecision(significant))
  const decimals = Math.max(0, significant - 1 - Math.floor(Math.log10(rounded)))
  const [whole = '0', fraction] = size.toFixed(decimals).split('.')
  const text = fraction === undefined ? group(whole) : `${group(whole)}.${fraction}`
  return value < 0 && /[1-9]/.test(text) ? minus + text : text
}

/** A tick label: `formatNumber` without trailing zeros. */
export function formatTick(value: number): string {
  const text = formatNumber(value, 6)
  return text.includes('.') ? text.replace(/\.?0+(?=e|$)/, '') : text
}

/** A whole number of things: 12,403. */
export function formatCount(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return nothing
  const digits = group(Math.abs(Math.round(value)).toFixed(0))
  return value < 0 && digits !== '0' ? minus + digits : digits
}

/** A threshold of a probability: 0.50, and 0.125 where it needs the third place. */
export function formatThreshold(value: number): string {
  return formatShare(value, 3).replace(/0$/, '')
}

/** A share of 1 with two decimals: 0.96. */
export function formatShare(value: number | null | undefined, decimals = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return nothing
  const text = Math.abs(value).toFixed(decimals)
  return value < 0 && /[1-9]/.test(text) ? minus + text : text
}
