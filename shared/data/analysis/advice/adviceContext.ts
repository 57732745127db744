import type { Advice } from '../../../contract/analysis'
import type { Fix } from '../../../contract/fix'
import type { PreparationSpec } from '../../../spec/runSpec'
import type { FittedPreparation } from '../../preparation/fittedPreparation'
import { createRandom } from '../../../math/random'
import { columnRows } from '../loadedColumn'
import { rowCounts } from '../../preparation/rowWeights'
import type { Parts } from '../../preparation/splits/parts'
import { type Column, type Table, findColumn } from '../../table/table'
import { targetColumn } from '../../preparation/target/target'
import { counted } from '../../../spec/words/wording'

/** Training rows that are looked at where exactness is not needed. */
const sampleRows = 50_000
/** Cells of the sample: wide tables have fewer rows of it. */
const sampleCells = 20_000_000
const fewestSampleRows = 1000

/** What every check looks at. */
export interface AdviceContext {
  table: Table
  preparation: PreparationSpec
  parts: Parts
  target: Column
  /** Of the whole table, in the order of the preparation; names that are not in the table are left out. */
  features: readonly Column[]
  /** How often each training row counts; null where each counts once. */
  readonly counts: Float64Array | null
  /** Drawn when it is first asked for. */
  readonly sample: Sample
  /** Null where it cannot be fitted. */
  readonly fitted: FittedPreparation | null
}

/** Training rows, all or drawn from the split seed, in the order of the file. */
export interface Sample {
  rows: number
  features: readonly Column[]
  target: Column
  /** "the 600 training rows" or "a sample of 50,000 training rows" */
  name: string
}

/**
 * @param fit gives the fitted preparation when it is first asked for
 * @throws LabError `bad-target` where the table has no such target
 */
export function adviceContext(
  table: Table,
  preparation: PreparationSpec,
  parts: Parts,
  fit: () => FittedPreparation | null,
): AdviceContext {
  const target = targetColumn(table, preparation.target)
  const features = preparation.features.flatMap((name) => findColumn(table, name) ?? [])
  let drawn: Sample | null = null
  let counts: { of: Float64Array | null } | null = null
  let fitted: FittedPreparation | null | undefined
  return {
    ...{ table, preparation, parts, target, features },
    get counts() {
      return (counts ??= { of: rowCounts(preparation, table, parts.train) }).of
    },
    get sample() {
      return (drawn ??= sampleOf(target, features, parts, preparation.splitSeed))
    },
    get fitted() {
      if (fitted === undefined) fitted = fit()
      return fitted
    },
  }
}

function sampleOf(target: Column, features: readonly Column[], parts: Parts, seed: number): Sample {
  const most = Math.max(fewestSampleRows, Math.min(sampleRows, Math.floor(sampleCells / (features.length + 1))))
  const rows = draw(parts.train, most, seed)
  const counts = counted(rows.length, 'training row')
  return {
    rows: rows.length,
    features: features.map((column) => columnRows(column, rows)),
    target: columnRows(target, rows),
    name: rows.length < parts.train.length ? `a sample of ${counts}` : `the ${counts}`,
  }
}

function draw(rows: Uint32Array, most: number, seed: number): Uint32Array {
  if (rows.length <= most) return rows
  const random = createRandom(seed, 'sample')
  const drawn = rows.slice()
  for (let place = 0; place < most; place++) {
    const other = place + random.integer(drawn.length - place)
    const kept = drawn[place] as number
    drawn[place] = drawn[other] as number
    drawn[other] = kept
  }
  return drawn.slice(0, most).sort()
}

/** What a check says; the rest of an Advice has a default. */
export type Finding = Omit<Advice, 'rows' | 'fix'> & Partial<Pick<Advice, 'rows' | 'fix'>>

export function advise(finding: Finding): Advice {
  return { rows: [], fix: null, ...finding }
}

/** The fix that leaves features out; null where none would be left. */
export function leaveOut(preparation: PreparationSpec, names: readonly string[]): Fix | null {
  const features = preparation.features.filter((name) => !names.includes(name))
  if (features.length === 0) return null
  const what = names.length === 1 ? names[0] : counted(names.length, 'column')
  return { label: `Leave ${what} out`, features }
}

/** A share as a percentage with a decimal; only all is 100 %. */
export function percent(share: number): string {
  const rounded = Math.round(1000 * share) / 10
  return `${rounded === 100 && share < 1 ? 99.9 : rounded} %`
}

/** A correlation's size with so many decimals; only where it is 1 but for rounding it is told as 1. */
export function sizeOf(correlation: number, decimals: number): number {
  const exact = Math.abs(correlation)
  const steps = 10 ** decimals
  return exact > 1 - 1e-12 ? 1 : Math.min(steps - 1, Math.round(exact * steps)) / steps
}
