import type { Advice, AdviceTraining } from '../../../contract/analysis'
import { counted, nameList } from '../../../spec/words/wording'
import { type Collinear, findCollinear } from '../collinearity/findCollinear'
import { type AdviceContext, advise, leaveOut } from './adviceContext'
import { nearDuplicateAdvice } from './redundancy'

/** Each is told by itself up to so many. */
const mostTold = 5
/** A penalty that makes the weights unique and hardly moves what has an estimate. */
const l2 = 0.01

/** Features that say the same as an earlier one, and those that follow from several others. */
export function collinearAdvice(context: AdviceContext, training: AdviceTraining | null): Advice[] {
  const pairs = nearDuplicateAdvice(context)
  const { fitted, table, parts } = context
  // A network has no weight of a feature's own to be mistaken about.
  if (fitted === null || (training !== null && training.hidden.length > 0)) return pairs
  const told = new Set(pairs.flatMap(({ columns }) => columns.at(-1) ?? []))
  const sets = findCollinear(fitted, table, parts.train, told).slice(0, mostTold)
  return [...pairs, ...sets.map((set) => setAdvice(set, context, training))]
}

function setAdvice(
  { follows, from, formula }: Collinear,
  { parts, preparation }: AdviceContext,
  training: AdviceTraining | null,
): Advice {
  const rows = `the ${counted(parts.train.length, 'training row')}`
  const remedy = training !== null && training.l2 > 0 ? null : { label: `Set the L2 penalty to ${l2}`, l2 }
  const weights = 'their weights are not unique'
  return advise({
    code: 'collinear',
    columns: follows === null ? from : [...from, follows],
    message:
      follows === null
        ? `${nameList(from)} overlap: some of their levels follow from each other in ${rows}, so that ${weights}.`
        : `${follows} follows from ${nameList(from)} in ${rows}${formula === null ? '' : ` (${follows} = ${formula})`}: ${weights}.`,
    reason:
      'Many different weights give the same predictions here: no single weight, odds ratio or standard error of these columns has a meaning. The predictions are not affected. Without one of the columns, or with an L2 penalty, the weights are unique.',
    fix: follows === null ? remedy : leaveOut(preparation, [follows]),
  })
}
