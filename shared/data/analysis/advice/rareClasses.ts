import type { Advice } from '../../../contract/analysis'
import { rowsNoted } from '../../located'
import { columnRows } from '../loadedColumn'
import { cellText } from '../../table/table'
import { counted, nameList } from '../../../spec/words/wording'
import { type AdviceContext, advise } from './adviceContext'
import { countsOf, levelsOf } from './levels'

/** Of fewer training rows nothing that holds for others can be learnt. */
const fewest = 5
/** Where half of the classes are rare the target is told apart badly by classes at all: each is not named. */
const mostNamed = 8

/** Classes that have next to no training row. */
export function rareClassAdvice({ target, parts, preparation, counts: rowCounts }: AdviceContext): Advice[] {
  if (preparation.task !== 'classification' || parts.train.length === 0) return []
  const column = columnRows(target, parts.train)
  const levels = levelsOf(column)
  const { of } = levels
  const counts = countsOf(levels, rowCounts)
  const rare = Array.from(counts.keys()).filter((level) => (counts[level] as number) < fewest)
  if (rare.length === 0) return []
  const isRare = new Set(rare)
  const rows: number[] = []
  for (let place = 0; place < of.length && rows.length < rowsNoted; place++) {
    if (isRare.has(of[place] as number)) rows.push((parts.train[place] as number) + 1)
  }
  const texts = rare.map(
    (level) => `${cellText(column, of.indexOf(level))} ${Number((counts[level] as number).toPrecision(3))}`,
  )
  const byWeight = rowCounts === null ? '' : ', counted by their weights'
  const [are, those] =
    rare.length === 1 ? ['A class has', 'it'] : [`${counted(rare.length, 'class', 'classes')} have`, 'them']
  return [
    advise({
      code: 'rare-class',
      columns: [target.name],
      message: `${are} fewer than ${fewest} training rows${byWeight}: ${nameList(texts, mostNamed)} of ${target.name}.`,
      reason: `Too little can be learnt of ${those}, and the metrics of the other parts say almost nothing about ${those}. Combine rare classes, or collect more rows.`,
      rows,
    }),
  ]
}
