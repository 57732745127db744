import type { Advice } from '../../../contract/analysis'
import { ruleOf } from '../../../spec/columnRules'
import { sortNumbers } from '../../../math/sortNumbers'
import { quantile } from '../../../math/statistics'
import type { Column } from '../../table/table'
import { withThousands } from '../../../spec/words/wording'
import { type AdviceContext, advise, percent } from './adviceContext'

const fewestZeros = 3
/** Where most values are 0, none is what 0 means. */
const mostZeros = 0.5
const fewestOthers = 10
/** How far below the lower quartile of the others 0 must be, in interquartile ranges: Tukey's inner fence (1977). */
const fence = 1.5
/** How far from 0 the smallest other value must be, in steps between the smallest of them. */
const inSteps = 5
const stepsLookedAt = 20

/** Numbers whose zeros stand apart from all other values, as where 0 was written for what was not measured. */
export function zeroAdvice({ sample, preparation }: AdviceContext): Advice[] {
  return sample.features.flatMap((column) => {
    const { name } = column
    if (ruleOf(preparation.columns, name).zeroIsMissing === true) return []
    const found = zerosApart(column)
    if (found === null) return []
    const { zeros, present, smallest, median } = found
    return advise({
      code: 'zeros-as-missing',
      columns: [name],
      message: `${name} is 0 in ${withThousands(zeros)} of ${sample.name} (${percent(zeros / present)}), and otherwise ${readable(smallest)} or more, with a median of ${readable(median)}.`,
      reason:
        'Zeros so far from all other values often stand for missing measurements. Taken as numbers they bias the fit.',
      fix: {
        label: `Treat 0 in ${name} as missing and impute the median`,
        columns: { [name]: { zeroIsMissing: true, missing: 'median' } },
      },
    })
  })
}

function zerosApart(column: Column) {
  if (column.kind !== 'number' || column.type === 'date') return null
  const positive = new Float64Array(column.values.length)
  let count = 0
  let zeros = 0
  for (const value of column.values) {
    if (value < 0) return null
    if (value === 0) zeros += 1
    else if (value > 0) positive[count++] = value
  }
  const present = zeros + count
  if (zeros < fewestZeros || zeros > mostZeros * present || count < fewestOthers) return null
  const ascending = sortNumbers(positive.slice(0, count))
  const smallest = ascending[0] as number
  const [lower, median, upper] = [quantile(ascending, 0.25), quantile(ascending, 0.5), quantile(ascending, 0.75)]
  const step = smallestSteps(ascending)
  const apart = step !== null && smallest >= inSteps * step && lower > fence * (upper - lower)
  return apart ? { zeros, present, smallest, median } : null
}

/** The median step between the smallest different values; null where there are too few of them. */
function smallestSteps(ascending: Float64Array): number | null {
  const steps: number[] = []
  for (let place = 1; place < ascending.length && steps.length < stepsLookedAt; place++) {
    const step = (ascending[place] as number) - (ascending[place - 1] as number)
    if (step > 0) steps.push(step)
  }
  return steps.length + 1 < fewestOthers ? null : quantile(Float64Array.from(steps).sort(), 0.5)
}

function readable(value: number): string {
  return String(Number(value.toPrecision(6)))
}
