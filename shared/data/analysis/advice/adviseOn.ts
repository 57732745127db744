import type { Advice, AdviceTraining } from '../../../contract/analysis'
import { type RunWarning, warn } from '../../../contract/warning'
import type { PreparationSpec } from '../../../spec/runSpec'
import type { FittedPreparation } from '../../preparation/fittedPreparation'
import { fitPreparation } from '../../preparation/preparation'
import type { Parts } from '../../preparation/splits/parts'
import type { Table } from '../../table/table'
import { type AdviceContext, adviceContext } from './adviceContext'
import { classWeightAdvice } from './classWeights'
import { collinearAdvice } from './collinear'
import { duplicateAdvice } from './duplicates'
import { identifierAdvice } from './identifiers'
import { imbalanceAdvice } from './imbalance'
import { leakageAdvice } from './leakage'
import { lookAlikeAdvice } from './lookAlikes'
import { missingAdvice } from './missing'
import { numberAsClassAdvice } from './numberAsClass'
import { rareClassAdvice } from './rareClasses'
import { constantAdvice } from './redundancy'
import { separationAdvice, separationIn } from './separation'
import { widthAdvice } from './width'
import { zeroAdvice } from './zeros'

const checks: readonly ((context: AdviceContext, training: AdviceTraining | null) => Advice[])[] = [
  numberAsClassAdvice,
  missingAdvice,
  leakageAdvice,
  (context, training) => (training === null ? [] : separationAdvice(context, training)),
  duplicateAdvice,
  identifierAdvice,
  lookAlikeAdvice,
  imbalanceAdvice,
  rareClassAdvice,
  (context, training) => (training === null ? [] : classWeightAdvice(context, training)),
  zeroAdvice,
  constantAdvice,
  collinearAdvice,
  widthAdvice,
]

/**
 * What may spoil a model that is prepared and trained so, the worst first. What is said about the target is seen in training rows alone;
 * large tables are looked at by a sample that is drawn from the split seed, and the message says so.
 *
 * @param parts of the same preparation
 * @param training where it is known too; else what depends on it is not looked at
 * @throws LabError `bad-target` where the table has no such target
 */
export function adviseOn(
  table: Table,
  preparation: PreparationSpec,
  parts: Parts,
  training: AdviceTraining | null = null,
): Advice[] {
  const context = adviceContext(table, preparation, parts, () => fittedOrNull(table, preparation))
  return checks.flatMap((check) => check(context, training))
}

/** The same for a run that has been prepared, as warnings of it; what its preparation warns of is not said again. */
export function warningsOf(
  table: Table,
  preparation: PreparationSpec,
  training: AdviceTraining,
  prepared: { parts: Parts; fitted: FittedPreparation },
): RunWarning[] {
  const context = adviceContext(table, preparation, prepared.parts, () => prepared.fitted)
  const advice = checks.filter((check) => check !== constantAdvice).flatMap((check) => check(context, training))
  const warnings = advice.map(({ code, message, columns, rows }) => warn(code, message, columns.at(-1), rows))
  return separationIn(context, training) === 'untested' ? [...warnings, untested] : warnings
}

const untested = warn(
  'separation-not-tested',
  'Whether the classes are separated by the features was not tested: the table is too large for it. If they are, the weights have no finite estimate.',
)

/** What keeps a preparation from being fitted is told where it is trained. */
function fittedOrNull(table: Table, preparation: PreparationSpec): FittedPreparation | null {
  try {
    return fitPreparation(table, preparation).fitted
  } catch {
    return null
  }
}
