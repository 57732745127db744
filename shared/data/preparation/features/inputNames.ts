import type { FittedCategory, FittedInput, FittedNumber, FittedPreparation, FittedTerm } from '../fittedPreparation'

/** The matrix columns by name: "log income", "age missing", "colour = red", "date: weekday", "exam_1² · exam_2". */
export function inputNames({ inputs, terms }: FittedPreparation): string[] {
  const single = inputs.flatMap(namesOf)
  return [...single, ...terms.map((term) => termName(term, single))]
}

function namesOf(input: FittedInput): string[] {
  return [...valueNames(input), ...(input.indicator ? [`${input.feature} missing`] : [])]
}

function valueNames(input: FittedInput): string[] {
  const { feature, kind } = input
  if (kind === 'number') return [transformed(input)]
  if (kind === 'date') return input.parts.map(({ part }) => `${feature}: ${part}`)
  if (input.encoding === 'ordinal') return [feature]
  const places = placeNames(input)
  return places.filter((_, place) => place !== input.reference).map((name) => `${feature} = ${name}`)
}

function transformed({ feature, transform }: FittedNumber): string {
  if (transform === 'none') return feature
  return `${transform === 'yeoJohnson' ? 'Yeo-Johnson' : transform} ${feature}`
}

/** A level that is itself named other or missing keeps its name; the place is then named at more length. */
function placeNames({ levels, grouped, missingLevel }: FittedCategory): string[] {
  const free = (name: string, longer: string) => (levels.includes(name) ? longer : name)
  return [
    ...levels,
    ...(grouped.length > 0 ? [free('other', 'other (rare levels)')] : []),
    ...(missingLevel === 'seen' ? [free('missing', 'missing (no value)')] : []),
  ]
}

const exponents = ['', '', '²', '³', '⁴', '⁵', '⁶']

function termName({ factors }: FittedTerm, single: readonly string[]): string {
  const powers = new Map<number, number>()
  for (const factor of factors) powers.set(factor, (powers.get(factor) ?? 0) + 1)
  return Array.from(powers, ([factor, power]) => {
    const name = single[factor] ?? ''
    if (power === 1) return name
    return `${name.includes(' ') ? `(${name})` : name}${exponents[power]}`
  }).join(' · ')
}
