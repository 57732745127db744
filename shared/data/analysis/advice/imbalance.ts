import type { Advice, AdviceTraining } from '../../../contract/analysis'
import { columnRows } from '../loadedColumn'
import { rowsNoted } from '../../located'
import { cellText } from '../../table/table'
import { counted, withThousands } from '../../../spec/words/wording'
import { type AdviceContext, advise, percent } from './adviceContext'
import { countsOf, levelsOf } from './levels'

const rareShare = 0.1
/** With many classes each is rare: the most frequent must have so many times the rows of the rarest. */
const rareRatio = 4
const largeRatio = 10

/** A class that has few training rows beside the others, counted by their weights, where no class has a weight of its own. */
export function imbalanceAdvice(
  { target, parts, preparation, counts: rowCounts }: AdviceContext,
  training: AdviceTraining | null = null,
): Advice[] {
  if (preparation.task !== 'classification' || parts.train.length === 0) return []
  if (training !== null && training.classWeights !== 'none') return []
  const column = columnRows(target, parts.train)
  const levels = levelsOf(column)
  const { of, count } = levels
  const counts = countsOf(levels, rowCounts)
  const least = Math.min(...counts)
  const most = Math.max(...counts)
  const all = counts.reduce((sum, rows) => sum + rows, 0)
  const share = least / all
  if (count < 2 || !(most > largeRatio * least || (share < rareShare && most >= rareRatio * least))) return []
  const rare = counts.indexOf(least)
  const nameOf = (level: number) => cellText(column, of.indexOf(level))
  const frequent = nameOf(counts.indexOf(most))
  const found =
    rowCounts === null
      ? `${withThousands(least)} of the ${counted(of.length, 'training row')} (${percent(share)}); ${frequent} has ${withThousands(most)}.`
      : `${percent(share)} of the weight of the ${counted(of.length, 'training row')}; ${frequent} has ${percent(most / all)}.`
  const rows: number[] = []
  for (let place = 0; place < of.length && rows.length < rowsNoted; place++) {
    if (of[place] === rare) rows.push((parts.train[place] as number) + 1)
  }
  return [
    advise({
      code: 'imbalance',
      columns: [target.name],
      message: `The class ${nameOf(rare)} of ${target.name} has ${found}`,
      reason:
        'A model that hardly ever predicts the rare class has a low loss and a high accuracy. Balanced weights give all classes equal weight.',
      rows,
      fix: { label: 'Balance the class weights', classWeights: 'balanced' },
    }),
  ]
}
