import type { Advice } from '../../../contract/analysis'
import type { PreparationSpec } from '../../../spec/runSpec'
import type { Parts } from '../../preparation/splits/parts'
import type { Table } from '../../table/table'
import { type AdviceContext, adviceContext } from './adviceContext'
import { duplicateAdvice } from './duplicates'
import { identifierAdvice } from './identifiers'
import { imbalanceAdvice } from './imbalance'
import { leakageAdvice } from './leakage'
import { constantAdvice, nearDuplicateAdvice } from './redundancy'
import { widthAdvice } from './width'
import { zeroAdvice } from './zeros'

const checks: readonly ((context: AdviceContext) => Advice[])[] = [
  leakageAdvice,
  duplicateAdvice,
  identifierAdvice,
  imbalanceAdvice,
  zeroAdvice,
  constantAdvice,
  nearDuplicateAdvice,
  widthAdvice,
]

/**
 * What may spoil a model that is prepared so, the worst first. What is said about the target is seen in training rows alone;
 * large tables are looked at by a sample that is drawn from the split seed, and the message says so.
 *
 * @param parts of the same preparation
 * @throws LabError `bad-target` where the table has no such target
 */
export function adviseOn(table: Table, preparation: PreparationSpec, parts: Parts): Advice[] {
  const context = adviceContext(table, preparation, parts)
  return checks.flatMap((check) => check(context))
}
