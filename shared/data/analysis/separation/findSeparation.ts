import { classIndices } from '../../preparation/target/applyTarget'
import { prepareInputs } from '../../preparation/applyPreparation'
import { inputNames } from '../../preparation/features/inputNames'
import { inputWidth, valueWidth } from '../../preparation/features/inputWidths'
import type { FittedPreparation } from '../../preparation/fittedPreparation'
import type { Table } from '../../table/table'
import type { Matrix } from '../../../math/matrix'
import { type Separation, separationOf } from './separatingDirection'

/** Rows × (inputs × classes)²: what one test takes, about a second at most. */
const mostWork = 1e9
/** Cells of the matrix that is made for it. */
const mostCells = 4_000_000

/** An input of which one class lies apart from the others. */
export interface SeparatingInput {
  feature: string
  /** Of the matrix: "arm = X". */
  input: string
  /** Whether it is a level, or another input of 0 and 1 only. */
  level: boolean
  /** Index of the class, and for a level whether all or none of its rows have it. */
  classIndex: number
  has: 'all' | 'none'
  /** Rows that have the level. */
  rows: number
}

export interface SeparationFound {
  kind: Exclude<Separation, 'none'>
  /** Inputs that do it alone. */
  single: SeparatingInput[]
  /** Where none does: features that do it together, none of which can be spared; empty where that would take too long to tell. */
  together: string[]
}

/**
 * Whether the classes of the training rows are separated by the inputs of a logistic regression (see separatingDirection.ts), and by which.
 * Classes that no row has do not count.
 * @param rows training rows
 * @returns null where they are not, 'untested' where that would take too long
 */
export function findSeparation(
  fitted: FittedPreparation,
  table: Table,
  rows: Uint32Array,
): SeparationFound | 'untested' | null {
  const names = inputNames(fitted)
  if (rows.length * names.length > mostCells) return 'untested'
  const indices = classIndices(fitted, table, rows)
  // A class without rows would lie apart from the others in any direction.
  const present = Array.from(new Set(indices)).sort((first, second) => first - second)
  const count = present.length
  if (count < 2) return null
  const classes = indices.map((index) => present.indexOf(index))
  const inputs = prepareInputs(fitted, table, rows)
  const owners = ownersOf(fitted, names.length)
  const single = singleInputs(inputs, classes, count, names, owners).map((input) => ({
    ...input,
    classIndex: present[input.classIndex] as number,
  }))
  const work = workOf(inputs, count)
  if (work > mostWork) return single.length > 0 ? { kind: 'quasi-complete', single, together: [] } : 'untested'
  const kind = separationOf(inputs, classes, count)
  if (kind === null) return 'untested'
  if (kind === 'none' && single.length === 0) return null
  // Single inputs are compared without rounding.
  return {
    kind: kind === 'none' ? 'quasi-complete' : kind,
    single,
    together: single.length > 0 ? [] : together(inputs, classes, count, owners),
  }
}

const workOf = ({ rows, columns }: Matrix, count: number) => rows * ((columns + 1) * (count === 2 ? 1 : count)) ** 2

/** The feature that each input is of; a product is of none. */
function ownersOf({ inputs }: FittedPreparation, count: number): { feature: string | null; level: boolean }[] {
  const single = inputs.flatMap((input) =>
    Array.from({ length: inputWidth(input) }, (_, place) => {
      const level = input.kind === 'category' && input.encoding !== 'ordinal'
      return { feature: input.feature as string | null, level: level || place >= valueWidth(input) }
    }),
  )
  const products = Array.from({ length: count - single.length }, () => ({ feature: null, level: false }))
  return [...single, ...products]
}

/** Of each input: a class that all or no row of the level has, or whose values lie at one end of all. */
function singleInputs(
  { rows, columns, stride, values }: Matrix,
  classes: Uint32Array,
  count: number,
  names: readonly string[],
  owners: ReturnType<typeof ownersOf>,
): SeparatingInput[] {
  const found: SeparatingInput[] = []
  for (let column = 0; column < columns; column++) {
    const { feature, level } = owners[column] as { feature: string | null; level: boolean }
    const input = names[column] ?? ''
    if (feature === null) continue
    const lowest = new Float64Array(count).fill(Infinity)
    const highest = new Float64Array(count).fill(-Infinity)
    const rowsOn = new Uint32Array(count)
    let most = -Infinity
    for (let row = 0; row < rows; row++) most = Math.max(most, values[row * stride + column] as number)
    for (let row = 0; row < rows; row++) {
      const value = values[row * stride + column] as number
      const index = classes[row] as number
      if (value < (lowest[index] as number)) lowest[index] = value
      if (value > (highest[index] as number)) highest[index] = value
      if (value === most) rowsOn[index] = (rowsOn[index] as number) + 1
    }
    const classIndex = level ? levelClass(rowsOn, lowest) : endClass(lowest, highest)
    if (classIndex === null) continue
    const on = rowsOn.reduce((sum, part) => sum + part, 0)
    const has = level && rowsOn[classIndex] === 0 ? 'none' : 'all'
    found.push({ feature, input, level, classIndex, has, rows: on })
  }
  return found
}

/** Of the rows of a level: a class that all of them have, else one that none has; null where each class has some and some not. */
function levelClass(rowsOn: Uint32Array, lowest: Float64Array): number | null {
  const all = rowsOn.reduce((sum, part) => sum + part, 0)
  const present = Array.from(lowest.keys()).filter((index) => lowest[index] !== Infinity)
  const sole = present.find((index) => rowsOn[index] === all)
  const absent = present.find((index) => rowsOn[index] === 0)
  return sole ?? absent ?? null
}

/** A class whose values are all at most, or all at least, those of every other class. */
function endClass(lowest: Float64Array, highest: Float64Array): number | null {
  const present = Array.from(lowest.keys()).filter((index) => lowest[index] !== Infinity)
  for (const index of present) {
    const others = present.filter((other) => other !== index)
    const below = Math.min(...others.map((other) => lowest[other] as number))
    const above = Math.max(...others.map((other) => highest[other] as number))
    const [low, high] = [lowest[index] as number, highest[index] as number]
    const varies = low < above || high > below
    if (varies && (high <= below || low >= above)) return index
  }
  return null
}

/** Features that separate together, each of which is needed, the products among them aside. */
function together(inputs: Matrix, classes: Uint32Array, count: number, owners: ReturnType<typeof ownersOf>): string[] {
  const all = [...new Set(owners.flatMap(({ feature }) => feature ?? []))]
  if (all.length * workOf(inputs, count) > mostWork) return []
  let kept = new Set(all)
  const separates = (features: ReadonlySet<string>) => {
    const columns = owners.flatMap(({ feature }, column) => (feature !== null && features.has(feature) ? [column] : []))
    return columns.length > 0 && separationOf(columnsOf(inputs, columns), classes, count) !== 'none'
  }
  // Products alone may do it.
  if (!separates(kept)) return []
  for (const feature of all.toReversed()) {
    const without = new Set([...kept].filter((other) => other !== feature))
    if (separates(without)) kept = without
  }
  return [...kept]
}

function columnsOf({ rows, stride, values }: Matrix, columns: readonly number[]): Matrix {
  const chosen = new Float64Array(rows * columns.length)
  for (let row = 0; row < rows; row++) {
    columns.forEach((column, k) => (chosen[row * columns.length + k] = values[row * stride + column] as number))
  }
  return { rows, columns: columns.length, stride: columns.length, values: chosen }
}
