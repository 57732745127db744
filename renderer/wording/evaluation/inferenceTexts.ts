import type { Inference } from '@shared/contract/inference'
import { formatCount, formatNumber, formatShare } from '../formatNumber'
import { classLabel } from '../classLabel'
import type { Stretches, Verdict } from './verdict'

/** Variance inflation factor above which an input is nearly a sum of the others (Marquardt, Technometrics 12, 1970). */
export const highVif = 10

/** "< 0.001" where it is less. */
export function pText(p: number): string {
  return p < 0.001 ? '< 0.001' : formatShare(p, 3)
}

/** What the fit is as a whole. */
export function fitText(inference: Inference): string {
  const { likelihoodRatio, f, mcfaddenR2, aic, bic, r2, adjustedR2, residualStandardError } = inference
  const parts = [
    likelihoodRatio &&
      `Likelihood ratio χ²(${formatCount(likelihoodRatio.degrees)}) = ${formatNumber(likelihoodRatio.statistic, 4)}, p ${equalText(likelihoodRatio.p)}`,
    f &&
      `F(${formatCount(f.between)}, ${formatCount(f.within)}) = ${formatNumber(f.statistic, 4)}, p ${equalText(f.p)}`,
    r2 !== undefined && `R² ${formatShare(r2, 4)}`,
    adjustedR2 !== undefined && `adjusted R² ${formatShare(adjustedR2, 4)}`,
    residualStandardError !== undefined && `residual standard error ${formatNumber(residualStandardError, 4)}`,
    mcfaddenR2 !== null && `McFadden R² ${formatShare(mcfaddenR2, 3)}`,
    `log-likelihood ${formatNumber(inference.logLikelihood, 5)}`,
    aic !== null && `AIC ${formatNumber(aic, 5)}`,
    bic !== null && `BIC ${formatNumber(bic, 5)}`,
  ]
  return parts.filter((part) => typeof part === 'string').join(' · ')
}

const equalText = (p: number) => (p < 0.001 ? '< 0.001' : `= ${formatShare(p, 3)}`)

/** Of an estimate that is not the run's own. */
export function methodText({ method }: Inference): string | null {
  return method === 'firth'
    ? 'Firth’s penalised estimate from the same inputs, not the weights of the run: finite where the classes are separated, and less biased with few rows.'
    : null
}

export interface Check {
  holds: boolean
  title: string
  text: string
}

/** What the figures rest on, each of which holds or is a warning. */
export function checksOf({ method, coefficients }: Inference): Check[] {
  const vifs = coefficients.flatMap(({ vif }) => (vif === null ? [] : [vif]))
  const high = vifs.filter((vif) => vif > highVif).length
  const most = Math.max(1, ...vifs)
  const own: Check[] =
    method === 'firth'
      ? []
      : [
          { holds: true, title: 'At the optimum.', text: 'The weights of the run are the estimate.' },
          { holds: true, title: 'No penalty.', text: 'Standard errors are those of the unpenalised fit.' },
          ...(method === 'maximumLikelihood'
            ? [
                {
                  holds: true,
                  title: 'No separation.',
                  text: 'No combination of the inputs parts the classes: estimates are finite.',
                },
              ]
            : []),
        ]
  return [
    ...own,
    high > 0
      ? {
          holds: false,
          title: 'Shared information.',
          text: `VIF above ${highVif} for ${formatCount(high)} of ${formatCount(vifs.length)} terms, ${formatNumber(most, 2)} at most: their errors are large because others say the same.`,
        }
      : { holds: true, title: 'Little shared information.', text: `VIF ${formatNumber(most, 2)} at most.` },
  ]
}

/** What the coefficients come to, in one sentence. */
export function coefficientVerdict(inference: Inference, target: string, event: string | null): Verdict {
  const terms = inference.coefficients.filter(({ name }) => name !== 'intercept')
  const told = terms.filter(({ low, high }) => low !== null && high !== null && (low > 0 || high < 0))
  const sentence: Stretches = [
    { text: `${formatCount(told.length)} of ${formatCount(terms.length)}`, strong: true },
    {
      text: ` effects are told apart from none at 95 %${inference.reference !== null && event !== null ? `: what they do to the odds of ${classLabel(target, event)}.` : '.'}`,
    },
  ]
  const [largest] = [...told].sort((a, b) => Math.abs(b.standardized.estimate) - Math.abs(a.standardized.estimate))
  const detail =
    largest === undefined
      ? 'Their intervals all include no effect.'
      : `The largest on the scale of the network is ${largest.name}, which ${largest.estimate > 0 ? 'raises' : 'lowers'} ${inference.reference === null ? target : 'the odds'}.`
  return { sentence, detail: `${detail} Association is not cause and effect.` }
}
