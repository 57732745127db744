import { powersOf } from '../../../spec/inputCount'
import { LabError } from '../../../contract/labError'
import { limits } from '../../../spec/limits'
import type { PreparationSpec } from '../../../spec/runSpec'
import type { FittedInput } from '../fittedPreparation'
import { counted, nameList, withThousands } from '../../../spec/words/wording'
import { inputWidth, valueWidth } from './inputWidths'

type TermSource = Pick<PreparationSpec, 'degree' | 'interactions'>

/** Where the inputs of a feature lie, without its indicator. */
interface Span {
  input: FittedInput
  from: number
  width: number
}

/**
 * The products that enter as inputs of their own, each as ascending places among the inputs of the features. First those that
 * `degree` asks for: powers and products of the numbers' inputs, in the order of scikit-learn's PolynomialFeatures without those of
 * degree 1. Then those of each pair of `interactions`: every input of the one feature times every one of the other. Indicators take no
 * part, and no product is there twice.
 *
 * @throws LabError `bad-features` where there would be more than `limits.inputs` inputs, saying what makes them
 */
export function termFactors(inputs: readonly FittedInput[], spec: TermSource): number[][] {
  const spans = spansOf(inputs)
  checkTermCount(spans, spec)
  const terms = new Map<string, number[]>()
  const add = (factors: number[]): void => {
    const ascending = factors.sort((first, second) => first - second)
    const key = ascending.join(' ')
    if (!terms.has(key)) terms.set(key, ascending)
  }
  const numbers = spans.filter(({ input }) => input.kind === 'number').map(({ from }) => from)
  for (let degree = 2; degree <= spec.degree; degree++) withRepetition(numbers, degree).forEach(add)
  for (const pair of spec.interactions) {
    const [first, second] = pair.map((name) => spans.find(({ input }) => input.feature === name))
    if (!first || !second) continue
    if (first === second) checkOwnSquare(first.input)
    for (let i = 0; i < first.width; i++) {
      for (let j = first === second ? i : 0; j < second.width; j++) add([first.from + i, second.from + j])
    }
  }
  return Array.from(terms.values())
}

function spansOf(inputs: readonly FittedInput[]): Span[] {
  let from = 0
  return inputs.map((input) => {
    const span = { input, from, width: valueWidth(input) }
    from += inputWidth(input)
    return span
  })
}

/** Ways to choose so many of these places in order, any of them more than once. */
function withRepetition(places: readonly number[], count: number): number[][] {
  if (count === 0) return [[]]
  return places.flatMap((place, index) =>
    withRepetition(places.slice(index), count - 1).map((rest) => [place, ...rest]),
  )
}

function checkOwnSquare(input: FittedInput): void {
  if (input.kind !== 'category' || input.encoding === 'ordinal') return
  throw new LabError(
    'bad-features',
    `The levels of ${input.feature} multiplied with each other tell nothing new. Pair it with another feature.`,
    'preparation.interactions',
  )
}

/** Counted before anything is made, each product once. */
function checkTermCount(spans: readonly Span[], { degree, interactions }: TermSource): void {
  const n = spans.filter(({ input }) => input.kind === 'number').length
  const powers = powersOf(n, degree)
  const spanOf = (name: string) => spans.find(({ input }) => input.feature === name)
  const seen = new Set<string>()
  /** New products of a pair: none of one that was there before, or whose numbers the degree multiplies already. */
  const countOf = ([first, second]: readonly [string, string]): number => {
    const key = JSON.stringify([first, second].sort())
    const [one, other] = [spanOf(first), spanOf(second)]
    if (!one || !other || seen.has(key)) return 0
    seen.add(key)
    if (degree >= 2 && one.input.kind === 'number' && other.input.kind === 'number') return 0
    return one === other ? (one.width * (one.width + 1)) / 2 : one.width * other.width
  }
  const makers = [
    { count: powers, what: `${withThousands(powers)} products of ${counted(n, 'number')} (degree ${degree})` },
    ...interactions.map((pair) => {
      const count = countOf(pair)
      return { count, what: `${withThousands(count)} products of ${pair[0]} and ${pair[1]}` }
    }),
    ...spans.map(({ input }) => {
      const count = inputWidth(input)
      return { count, what: `${withThousands(count)} of ${input.feature}` }
    }),
  ]
  const total = makers.reduce((sum, { count }) => sum + count, 0)
  if (total <= limits.inputs) return
  const largest = makers.filter(({ count }) => count > 1).sort((first, second) => second.count - first.count)
  throw new LabError(
    'bad-features',
    `The features make ${withThousands(total)} inputs; at most ${withThousands(limits.inputs)} fit. Most come from: ${nameList(
      largest.map(({ what }) => what),
      4,
    )}. Lower the degree, leave out interactions, or take rare levels together.`,
    'preparation.features',
  )
}
