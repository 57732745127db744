import type { Contributions, Importance, ModelExplanation } from '@shared/contract/explanation'
import type { Coefficient, Inference } from '@shared/contract/inference'
import { eventOf } from '@shared/spec/event'
import { counted } from '@shared/spec/words/wording'
import { alignedTable } from './output'
import { plainText } from './plainText'

/** What a person reads of a model that explains itself: its coefficients, then what a file adds. */
export function explanationText(explanation: ModelExplanation): string {
  const { file } = explanation
  const parts = [
    headline(explanation),
    coefficientText(explanation),
    ...(file === null ? [] : [importanceText(file.importance, file.importanceReason)]),
    ...(file?.contributions ? [contributionText(file.contributions, explanation.classes)] : []),
  ]
  return plainText(parts.join('\n'))
}

function headline({ name, target, classes, hidden }: ModelExplanation): string {
  const event = eventOf(classes)
  const what = event !== null ? `${target} = ${event}` : target
  const layers = hidden.length === 0 ? '' : `, a network with hidden layers of ${hidden.join(', ')} units`
  return `${name}: a model of ${what}${layers}.\n`
}

function coefficientText({ coefficients, inference, inferenceReason, classes }: ModelExplanation): string {
  if (coefficients === null) return 'A network with hidden layers has no coefficients.\n'
  const against = classes.length > 2 ? `Each class is compared with ${classes[0]}.\n` : ''
  if (inference !== null) return `${inferenceTable(inference)}${against}${leftOutText(inference)}${fitText(inference)}`
  const ofClass = classes.length > 2
  const head = [...(ofClass ? ['class'] : []), '', 'coefficient', 'standardized']
  const rows = coefficients.map((coefficient) => [
    ...(ofClass ? [coefficient.class ?? ''] : []),
    ...[coefficient.name, figure(coefficient.estimate), figure(coefficient.standardized)],
  ])
  const why =
    inferenceReason?.message ?? 'The model file does not say how certain they are: export it again from its run.'
  return `${alignedTable([head, ...rows])}${against}${why}\n`
}

function inferenceTable({ coefficients, method }: Inference): string {
  const isNumber = method === 'leastSquares'
  const ofClass = coefficients.some(({ class: name }) => name !== undefined)
  const head = [
    ...(ofClass ? ['class'] : []),
    ...['', 'coefficient', 'standard error', isNumber ? 't' : 'z', 'p', '95 % interval'],
    ...(isNumber ? [] : ['odds ratio']),
    'standardized',
  ]
  const rows = coefficients.map((coefficient: Coefficient) => [
    ...(ofClass ? [coefficient.class ?? ''] : []),
    ...[coefficient.name, figure(coefficient.estimate), figure(coefficient.standardError)],
    ...[(coefficient.t ?? coefficient.z ?? 0).toFixed(3), chance(coefficient.p)],
    `${figure(coefficient.low)} to ${figure(coefficient.high)}`,
    ...(isNumber ? [] : [figure(coefficient.oddsRatio ?? null)]),
    figure(coefficient.standardized.estimate),
  ])
  return alignedTable([head, ...rows])
}

function leftOutText({ leftOut }: Inference): string {
  const texts = leftOut.map(({ name, why }) =>
    why === 'reference'
      ? `${name} is what the other levels are compared with.`
      : `${name} is the same in every training row.`,
  )
  return texts.map((text) => `${text}\n`).join('')
}

function fitText(inference: Inference): string {
  const { rows, weight, logLikelihood, nullLogLikelihood, likelihoodRatio, aic, bic, mcfaddenR2, f } = inference
  const weighed = weight === rows ? '' : `, which weigh ${figure(weight)}`
  const lines = [`${counted(rows, 'training row')}${weighed}`]
  if (inference.r2 !== undefined) {
    lines.push(`R² ${figure(inference.r2)}, adjusted ${figure(inference.adjustedR2 ?? null)}`)
    const degrees = figure(inference.residualDegrees ?? null)
    lines.push(
      `residual standard error ${figure(inference.residualStandardError ?? null)} on ${degrees} degrees of freedom`,
    )
  }
  if (f) lines.push(`F ${figure(f.statistic)} on ${f.between} and ${figure(f.within)}, p ${chance(f.p)}`)
  lines.push(`log-likelihood ${figure(logLikelihood)}, without features ${figure(nullLogLikelihood)}`)
  if (likelihoodRatio) {
    const { statistic, degrees, p } = likelihoodRatio
    lines.push(`likelihood-ratio test ${figure(statistic)} on ${counted(degrees, 'degree')} of freedom, p ${chance(p)}`)
  }
  if (aic !== null && bic !== null) lines.push(`AIC ${figure(aic)}, BIC ${figure(bic)}`)
  if (mcfaddenR2 !== null) lines.push(`McFadden's R² ${figure(mcfaddenR2)}`)
  return `${lines.join('; ')}.\n`
}

function importanceText(importance: Importance | null, why: string | null): string {
  if (importance === null) return `${why}\n`
  const { metric, rows, rowsOfPart, shuffles, loss, features } = importance
  const name = metric === 'logLoss' ? 'log loss' : 'root mean square error'
  const sampled = rows === rowsOfPart ? counted(rows, 'row') : `a sample of ${rows} of ${rowsOfPart} rows`
  const table = features.map((feature) => [
    ...[feature.feature, figure(feature.importance)],
    feature.low === null ? '' : `${figure(feature.low)} to ${figure(feature.high)}`,
  ])
  return `Permutation importance: how much the ${name} of ${figure(loss)} rises when a feature is shuffled (${sampled}, ${shuffles} shuffles)\n${alignedTable([['', 'rise', '95 % interval'], ...table])}`
}

function contributionText(contributions: Contributions, classes: readonly string[]): string {
  const { row, quantity, className, total, probabilities, value, cells, linear, shapley } = contributions
  const shares = (probabilities ?? []).map((share, index) => `${classes[index] ?? ''} ${figure(share)}`)
  const says =
    value === null
      ? `the ${quantity} of ${className} is ${figure(total)}; probabilities: ${shares.join(', ')}`
      : `${className} is predicted as ${figure(value)}`
  const base = linear?.base ?? shapley.base
  const own = linear?.contributions ?? shapley.contributions.map((part) => ({ ...part, name: part.feature }))
  const errors = new Map(shapley.contributions.map((part) => [part.feature, part.standardError]))
  const table = own.map((part) => {
    const error = linear === null && part.feature !== null ? (errors.get(part.feature) ?? null) : null
    const cell = part.feature === null ? '' : String(cells[part.feature] ?? 'missing')
    return [part.name, cell, figure(part.contribution), error === null ? '' : `± ${figure(error)}`]
  })
  const by = linear === null ? 'Shapley values' : 'weight times distance from the mean of the file'
  return `Row ${(row ?? 0) + 1}: ${says}\n${alignedTable([['', 'value', 'contribution', ''], ['average of the file', '', figure(base), ''], ...table])}Contributions are ${by}; they add up to ${figure(total)}.\n`
}

/** Six digits. */
function figure(value: number | null): string {
  return value === null ? 'none' : String(Number(value.toPrecision(6)))
}

function chance(p: number): string {
  return p < 0.0001 ? '< 0.0001' : p.toFixed(4)
}
