import type { Advice } from '../../../contract/analysis'
import { isConstant } from '../../preparation/fitInput'
import type { Column, NumberColumn } from '../../table/table'
import { counted, nameList } from '../../../spec/words/wording'
import { type AdviceContext, type Sample, advise, leaveOut, sizeOf } from './adviceContext'
import { type Levels, fewLevelsOf } from './levels'
import { midRanks, plainCorrelation } from './ranks'

const nearlyOne = 0.9999
/** A single far-off row makes any two columns correlate; their ranks must agree too. */
const rankFloor = 0.99
const fewestRows = 30
/** Rows that all pairs are compared on before the rest is looked at. */
const screenRows = 100
const screenFloor = 0.99
const mostLevels = 100

/** Features that are the same in every training row, missing values aside. */
export function constantAdvice({ features, parts, preparation }: AdviceContext): Advice[] {
  const names = features.filter((column) => isConstant(column, parts.train)).map(({ name }) => name)
  if (names.length === 0) return []
  const one = names.length === 1
  return [
    advise({
      code: 'constant-column',
      columns: names,
      message: `${nameList(names)} never ${one ? 'varies' : 'vary'} in the ${counted(parts.train.length, 'training row')}.`,
      reason: `A constant value cannot distinguish rows: ${one ? 'it has' : 'they have'} no effect.`,
      fix: leaveOut(preparation, names),
    }),
  ]
}

/** Features that say the same as an earlier one. */
export function nearDuplicateAdvice({ sample, preparation }: AdviceContext): Advice[] {
  if (sample.rows < fewestRows) return []
  const kept: Candidate[] = []
  const every = Uint32Array.from({ length: sample.rows }, (_, row) => row)
  return sample.features.flatMap((column) => {
    const candidate = candidateOf(column)
    if (isConstant(column, every)) return []
    for (const other of kept) {
      const found = sameness(other, candidate, sample)
      if (found === null) continue
      return advise({
        code: 'collinear',
        columns: [other.column.name, column.name],
        message: found,
        reason:
          'Two inputs with the same information share one effect in an arbitrary way, so that their individual weights have no meaning.',
        fix: leaveOut(preparation, [column.name]),
      })
    }
    kept.push(candidate)
    return []
  })
}

interface Candidate {
  column: Column
  /** Null for numbers with many values. */
  levels: Levels | null
}

function candidateOf(column: Column): Candidate {
  return { column, levels: fewLevelsOf(column, mostLevels) }
}

function sameness(first: Candidate, second: Candidate, { name: rows }: Sample): string | null {
  const [one, other] = [first.column, second.column]
  if (one.kind === 'number' && other.kind === 'number') {
    const correlation = nearCorrelation(one, other)
    if (correlation === null) return null
    const figure = sizeOf(correlation, 6) * Math.sign(correlation)
    return `${one.name} and ${other.name} carry the same information: their correlation is ${figure} over ${rows}.`
  }
  if (first.levels === null || second.levels === null || !matchOneToOne(first.levels, second.levels)) return null
  return `${one.name} and ${other.name} carry the same information: each value of one goes with a single value of the other in ${rows}.`
}

/** Pearson's correlation where it is nearly 1 or -1, over at least half of the rows. */
function nearCorrelation(first: NumberColumn, second: NumberColumn): number | null {
  const every = Math.max(1, Math.floor(first.values.length / screenRows))
  const screened = correlationOver(first.values, second.values, every)
  if (!(Math.abs(screened.r) > screenFloor)) return null
  const { r, x, y } = correlationOver(first.values, second.values, 1)
  if (!(Math.abs(r) > nearlyOne) || x.length < Math.max(fewestRows, first.values.length / 2)) return null
  return Math.abs(plainCorrelation(midRanks(x), midRanks(y))) > rankFloor ? r : null
}

function correlationOver(first: Float64Array, second: Float64Array, every: number) {
  const x = new Float64Array(Math.ceil(first.length / every))
  const y = new Float64Array(x.length)
  let count = 0
  for (let row = 0; row < first.length; row += every) {
    const a = first[row] as number
    const b = second[row] as number
    if (Number.isNaN(a) || Number.isNaN(b)) continue
    x[count] = a
    y[count++] = b
  }
  const chosen = { x: x.subarray(0, count), y: y.subarray(0, count) }
  return { ...chosen, r: count > 1 ? plainCorrelation(chosen.x, chosen.y) : Number.NaN }
}

function matchOneToOne(first: Levels, second: Levels): boolean {
  if (first.count !== second.count) return false
  // Both count their levels in the order in which they come first, so that matching ones have the same number.
  for (let row = 0; row < first.of.length; row++) if (first.of[row] !== second.of[row]) return false
  return true
}
