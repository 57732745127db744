import { type RunWarning, warn } from '../../../contract/warning'
import type { PreparationSpec } from '../../../spec/runSpec'
import { classLookup } from './applyTarget'
import type { FittedTarget } from '../fittedPreparation'
import { fitTargetScaling, numberTarget, checkTargetVaries } from './numberTarget'
import { placeableRows, splitTable } from '../splits/split'
import { rowCounts } from '../rowWeights'
import type { Parts } from '../splits/parts'
import type { Column, Table } from '../../table/table'
import { eventLast, targetClasses } from './target'
import { nameList } from '../../../spec/words/wording'

export interface SplitTarget {
  fittedTarget: FittedTarget
  parts: Parts
  /** Lines about rows that the split left out, shares it could not meet, and classes that no training row has. */
  warnings: RunWarning[]
}

/**
 * Splits the rows as the spec asks for, and fits the target. The classes are those of all rows in any part; numbers are
 * standardized over the training rows. Of two classes the event comes last: all that speaks of it goes by that order.
 *
 * @param rows ascending; each has a value of the target
 * @throws LabError `bad-target` for a target that does not vary, has too many classes, or is text where it must be numbers;
 *   `bad-setting` where the rows cannot be split so, or none of them has the event
 */
export function fitTarget(table: Table, target: Column, rows: Uint32Array, spec: PreparationSpec): SplitTarget {
  const warnings: RunWarning[] = []
  const placed = placeableRows(table, rows, spec, warnings)
  if (spec.task === 'classification') {
    const names = targetClasses(target, placed)
    const lookup = classLookup(names, target)
    // The split goes by the order of the names: another event leaves every row in its part.
    const classes = { of: placed.map(lookup), count: names.length }
    const parts = splitTable(table, placed, classes, spec, warnings)
    tellAbsent(target.name, names, parts, lookup, warnings)
    return {
      fittedTarget: { name: target.name, classes: eventLast(names, spec.event, target.name), scaling: null },
      parts,
      warnings,
    }
  }
  const numbers = numberTarget(target)
  checkTargetVaries(numbers, placed)
  const parts = splitTable(table, placed, null, spec, warnings)
  const scaling = fitTargetScaling(numbers, parts.train, rowCounts(spec, table, parts.train))
  return { fittedTarget: { name: target.name, classes: [], scaling }, parts, warnings }
}

/** Tells which classes a part lacks. */
function tellAbsent(
  name: string,
  classes: readonly string[],
  parts: Parts,
  lookup: (row: number) => number,
  warnings: RunWarning[],
): void {
  for (const part of ['train', 'validation', 'test'] as const) {
    const rows = parts[part]
    if (rows.length === 0) continue
    const seen = new Uint8Array(classes.length)
    for (const row of rows) seen[lookup(row)] = 1
    const absent = classes.filter((_, index) => seen[index] === 0)
    if (absent.length === 0) continue
    const of = `${absent.length === 1 ? 'class' : 'classes'} ${nameList(absent)} of ${name}`
    const message =
      part === 'train'
        ? `No training row has the ${of}: nothing about it can be learnt.`
        : `No ${part} row has the ${of}: the figures of this part say nothing about it.`
    warnings.push(warn('rare-class', message, name))
  }
}
