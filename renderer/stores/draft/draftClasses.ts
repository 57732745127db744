import type { ColumnInfo } from '@shared/spec/columnInfo'
import { isNumeric } from '@shared/spec/columnRules'
import { byCodeUnit } from '@shared/spec/words/wording'

/** The classes of a target in the order that a run on it will have: numbers by size, else by code unit; of two the event last. */
export function draftClasses(target: Pick<ColumnInfo, 'type' | 'levels'>, event: string | null): string[] {
  const bySize = (a: string, b: string) => Number(a) - Number(b)
  const names = (target.levels ?? []).toSorted(isNumeric(target) ? bySize : byCodeUnit)
  return names.length === 2 && names[0] === event ? names.reverse() : names
}
