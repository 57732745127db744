import { booleanWordPairs } from './booleanWords'

const listOf = (words: string) => words.split(', ')

/** Words that say that something is the case, whatever the other class is called. */
export const eventWords: ReadonlySet<string> = new Set([
  ...listOf('yes, true, positive, pos, event, present, presence, with, case, cases'),
  ...listOf('ill, sick, unhealthy, diseased, disease, abnormal, infected, affected, cancer, tumor, tumour, malignant'),
  ...listOf('relapse, relapsed, recurrence, recurred, progression, progressed'),
  ...listOf('dead, died, die, death, deceased, tot, gestorben, verstorben, mort, décédé, muerto, morto'),
  ...listOf('churned, churn, attrited, bankrupt, bankruptcy, charged off, defective, faulty'),
  ...listOf('fraud, fraudulent, spam, phishing, malicious, malware, attack, anomaly, anomalous, outlier'),
])

/** Words that say that nothing is the case, whatever the other class is called. */
export const otherWords: ReadonlySet<string> = new Set([
  ...listOf('0, no, not, non, never, none, without, false, negative, neg, absent, absence'),
  ...listOf('control, controls, ctrl, placebo, untreated, unvaccinated, unexposed, unaffected, uninfected'),
  ...listOf('healthy, normal, benign, alive, censored, wild type, wildtype, wt, gesund, sain, sano, sana'),
  ...listOf('stayed, retained, existing, ok, okay, ham, legitimate, legit, genuine, authentic, on time, ontime'),
])

/** Words that say so only beside the other: "default" is a loan that was not paid, and a setting that nobody changed. */
export const eventWordPairs: readonly (readonly [others: readonly string[], events: readonly string[]])[] = [
  ...booleanWordPairs.map(([no, yes]) => [[no], [yes]] as const),
  [listOf('paid, repaid, fully paid, current, performing, good'), listOf('default, defaulted, delinquent, late')],
  [listOf('working, running, operational, good'), listOf('failed, failure, fault, defect, broken, error')],
  [listOf('rejected, denied, declined, refused'), listOf('approved, accepted, admitted, granted, hired')],
  [listOf('low, lo'), listOf('high, hi')],
  [['below'], ['above']],
]

/** Words that turn what follows into its opposite. */
export const negations: ReadonlySet<string> = new Set([
  ...listOf('no, not, non, never, without, kein, keine, nicht, ohne, pas, sans, sin, senza, sem, não, nao'),
  ...listOf('niet, geen, ikke, не, без, нет'),
])

/** Those that are written together with it: "nonsmoker", "notckd". */
export const joinedNegations = ['non', 'not', 'no'] as const
