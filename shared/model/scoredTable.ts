import type { ScoreWarning } from '../contract/scoreWarning'
import type { FittedPreparation, FittedTarget } from '../data/preparation/fittedPreparation'
import { undoScaling } from '../data/preparation/standardization'
import { type Column, type Table, missingCode } from '../data/table/table'
import type { Reading } from '../spec/reading'
import { columnPlaces, requiredPlaces } from './featurePlaces'
import { createFeatureReader } from './featureReader'
import { createTruthReader } from './truthReader'
import { createWeightReader } from './weightReader'

/** Collects the rows of a file as the table that a model needs: its features, and its target and weights where the file has them. */
export interface TableCollector {
  add(rows: readonly (readonly string[])[]): void
  finish(): CollectedTable
}

export interface CollectedTable {
  table: Table
  hasTarget: boolean
  hasWeights: boolean
  /** What was unusual in the cells. */
  warnings: ScoreWarning[]
}

/** Reads some rows, of which `before` came earlier, as a column. */
interface ColumnReader {
  read(rows: readonly (readonly string[])[], before: number): Column
  warnings(): ScoreWarning[]
}

/**
 * Cells are read as those of a file that is scored or evaluated, by the model's own readers.
 * @param weights the column of the model's weights; null where it has none
 * @throws LabError `bad-file` naming the features that the file lacks
 */
export function createTableCollector(
  preparation: FittedPreparation,
  weights: string | null,
  reading: Reading,
  header: readonly string[],
  fileName: string,
): TableCollector {
  const places = requiredPlaces(preparation, header, fileName)
  const placeOf = (name: string) => columnPlaces([name], header).get(name)
  const readers: ColumnReader[] = preparation.inputs.map((input) =>
    createFeatureReader(input, places.get(input.feature) as number, reading),
  )
  const { target } = preparation
  const targetPlace = placeOf(target.name)
  if (targetPlace !== undefined) readers.push(targetReader(target, targetPlace, reading))
  const weightPlace = weights === null ? undefined : placeOf(weights)
  if (weights !== null && weightPlace !== undefined) readers.push(weightColumn(weights, weightPlace, reading))
  const pieces: Column[][] = readers.map(() => [])
  let count = 0
  return {
    add: (rows) => {
      readers.forEach((reader, index) => pieces[index]?.push(reader.read(rows, count)))
      count += rows.length
    },
    finish: () => ({
      table: { rows: count, columns: pieces.flatMap((parts) => joined(parts, count) ?? []) },
      ...{ hasTarget: targetPlace !== undefined, hasWeights: weightPlace !== undefined },
      warnings: readers.flatMap((reader) => reader.warnings()),
    }),
  }
}

/** The truth as a column of the target: its classes as levels, or numbers in its own unit. */
function targetReader(target: FittedTarget, place: number, reading: Reading): ColumnReader {
  const { name, classes, scaling } = target
  const truth = createTruthReader(target, place, reading)
  return {
    read: (rows, before): Column => {
      const values = truth.read(rows, before)
      if (scaling !== null) {
        return { kind: 'number', name, type: 'number', values: values.map((value) => undoScaling(value, scaling)) }
      }
      const codes = Uint32Array.from(values, (value) => (Number.isNaN(value) ? missingCode : value))
      return { kind: 'category', name, type: 'category', codes, levels: classes }
    },
    warnings: () => truth.warnings(),
  }
}

function weightColumn(name: string, place: number, reading: Reading): ColumnReader {
  const weights = createWeightReader(name, place, reading)
  return {
    read: (rows, before) => ({ kind: 'number', name, type: 'number', values: weights.read(rows, before) }),
    warnings: () => weights.warnings(),
  }
}

/** The pieces as one column; null where there are none. */
function joined(parts: readonly Column[], rows: number): Column | null {
  const [first] = parts
  if (first === undefined) return null
  let at = 0
  if (first.kind === 'category') {
    const codes = new Uint32Array(rows)
    for (const part of parts) {
      if (part.kind !== 'category') continue
      codes.set(part.codes, at)
      at += part.codes.length
    }
    return { ...first, codes }
  }
  const values = new Float64Array(rows)
  for (const part of parts) {
    if (part.kind !== 'number') continue
    values.set(part.values, at)
    at += part.values.length
  }
  return { ...first, values }
}
