import type { Estimate, Evaluation } from '../contract/evaluation'
import type { Inference } from '../contract/inference'
import { figureDigits } from '../evaluation/figureDigits'
import { type Metric, type MetricFormat, metricsOfRun, wordsOf } from '../evaluation/metrics'
import { eventOf } from '../spec/event'
import { settingAt } from '../spec/settings/table'
import { settingTexts, withoutEffect } from '../spec/settingTexts'
import { precisionRecallFigure, reliabilityFigure, rocFigure } from './figures'
import { escaped, tableMarkup } from './markup'
import type { Report, ReportedModel, ReportedRows } from './report'

/**
 * A report as one HTML file: it fetches nothing, runs nothing, and prints. For each model it says how good it is and with what certainty, what its
 * coefficients say, and all that somebody needs to train it again: data by their hash, settings, seeds, versions, fingerprint.
 */
export function reportDocument({ createdAt, version, models }: Report): string {
  const title = models.length === 1 ? (models[0]?.provenance.name ?? 'Report') : `Report on ${models.length} models`
  const body = [
    `<h1>${escaped(title)}</h1>`,
    `<p class="muted">Logit Lab ${escaped(version)}, ${escaped(createdAt)}. Intervals are 95 %.</p>`,
    ...(models.length > 1 ? [contents(models)] : []),
    ...models.map((model, index) => modelSection(model, index, models.length > 1)),
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${styles}</style>
</head>
<body>
${body.join('\n')}
</body>
</html>
`
}

const styles = `
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1e22; font: 14px/1.45 system-ui, sans-serif; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; font-size: 1.25rem; } h3 { margin-top: 1.5rem; font-size: 1.05rem; }
.muted { color: #5a626c; } .warning { color: #7d5200; }
table { border-collapse: collapse; margin: 0.5rem 0 1rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 600; padding-bottom: 0.25rem; }
th, td { padding: 0.15rem 0.7rem 0.15rem 0; border-bottom: 1px solid #dcdfe3; text-align: start; vertical-align: top; }
td, h1, h2, h3, p, li { overflow-wrap: anywhere; } td:first-child { min-width: 9rem; }
.number { text-align: end; white-space: nowrap; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem; } figure { margin: 0; } figcaption { color: #5a626c; font-size: 12px; }
pre { overflow-x: auto; padding: 0.5rem; background: #f2f3f5; font-size: 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
code { overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } section.model { break-before: page; } section.model:first-of-type { break-before: auto; } figure, table { break-inside: avoid; } details > * { display: block; } }
`

function contents(models: readonly ReportedModel[]): string {
  const items = models.map(
    ({ provenance }, index) => `<li><a href="#model-${index + 1}">${escaped(provenance.name)}</a></li>`,
  )
  return `<ol>${items.join('')}</ol>`
}

function modelSection(model: ReportedModel, index: number, several: boolean): string {
  const { provenance, looks, rows } = model
  const parts = [
    several ? `<h2>${escaped(provenance.name)}</h2>` : '',
    ...(looks === null ? [] : [`<p>${escaped(looksText(looks))}</p>`]),
    ...provenance.warnings.map(({ code, message }) => noteParagraph(message, code === 'note' ? 'muted' : 'warning')),
    ...rows.map((part) => rowsSection(part, provenance.spec.preparation.target)),
    inferenceSection(provenance),
    provenanceSection(provenance),
  ]
  return `<section class="model" id="model-${index + 1}">\n${parts.filter((part) => part !== '').join('\n')}\n</section>`
}

const noteParagraph = (text: string, kind: 'muted' | 'warning') => `<p class="${kind}">${escaped(text)}</p>`

function looksText(looks: readonly string[]): string {
  if (looks.length === 0) return 'The test rows were not looked at for this run; their figures are not in this report.'
  return `The test rows were looked at ${looks.length === 1 ? 'once' : `${looks.length} times`} for this run: ${looks.join(', ')}.`
}

function rowsSection({ label, evaluation, curves, warnings = [] }: ReportedRows, target: string): string {
  const { classes, weighted, rows } = evaluation
  const metrics = metricsOfRun(classes.length === 0 ? 'regression' : 'classification', classes.length)
  const event = eventOf([...classes])
  const figures =
    curves === null
      ? ''
      : `<div class="figures">${rocFigure(curves)}${precisionRecallFigure(curves)}${reliabilityFigure(curves, event ?? '')}</div>`
  const about = [
    `${rows} ${rows === 1 ? 'row' : 'rows'}${weighted ? ', weighted' : ''}.`,
    event === null
      ? ''
      : `The event is ${target} = ${event}, predicted from a probability of ${evaluation.threshold} on.`,
    `The baseline answers every row with ${classes.length === 0 ? 'the mean' : 'the shares of the classes'} of the ${evaluation.baselineOf === 'train' ? 'training' : 'same'} rows.`,
  ]
  return [
    `<h3>${escaped(label)}</h3>`,
    `<p>${escaped(about.filter((text) => text !== '').join(' '))}</p>`,
    ...warnings.map((text) => noteParagraph(text, 'warning')),
    metricTable(evaluation, metrics),
    confusionTable(evaluation),
    figures,
  ].join('\n')
}

function metricTable({ metrics: estimates, baseline, classes }: Evaluation, metrics: readonly Metric[]): string {
  const rows = metrics.map((metric) => {
    const estimate: Estimate | undefined = estimates[metric.key]
    const { low = null, high = null, value = null, reason = '' } = estimate ?? {}
    return [
      wordsOf(metric, classes.length).label,
      figureText(value, metric.format),
      low === null || high === null ? '' : `${figureText(low, metric.format)} to ${figureText(high, metric.format)}`,
      figureText(baseline[metric.key] ?? null, metric.format),
      value === null || low === null ? reason : '',
    ]
  })
  const columns = [
    { head: 'metric' },
    ...['value', '95 % interval', 'baseline'].map((head) => ({ head, number: true as const })),
    { head: '' },
  ]
  return tableMarkup(columns, rows)
}

function figureText(value: number | null, format: MetricFormat): string {
  return value === null ? '–' : figureDigits(value, format).replace('-', '−')
}

function confusionTable({ confusion, classes }: Evaluation): string {
  if (confusion === null) return ''
  const columns = [{ head: 'actual' }, ...classes.map((name) => ({ head: `predicted ${name}`, number: true as const }))]
  const rows = confusion.map((counts, truth) => [classes[truth] ?? '', ...counts.map(String)])
  return tableMarkup(columns, rows, 'Confusion matrix')
}

function inferenceSection({ inference, inferenceReason, spec }: ReportedModel['provenance']): string {
  if (spec.network.hidden.length > 0) return ''
  if (inference !== null) return `<h3>Coefficients</h3>\n${coefficientTable(inference)}`
  return inferenceReason === null ? '' : `<h3>Coefficients</h3>\n<p>${escaped(inferenceReason.message)}</p>`
}

function coefficientTable({ coefficients, reference }: Inference): string {
  const several = coefficients.some((coefficient) => coefficient.class !== undefined)
  const number = (head: string) => ({ head, number: true as const })
  const columns = [
    ...(several ? [{ head: 'class' }] : []),
    { head: 'term, per unit' },
    ...['estimate', 'standard error', reference === null ? 't' : 'z', 'p', '95 % interval'].map(number),
    ...(reference === null ? [] : [number('odds ratio')]),
  ]
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : String(Number(value.toPrecision(5))).replace('-', '−')
  const rows = coefficients.map((of) => [
    ...(several ? [of.class ?? ''] : []),
    of.name,
    ...[of.estimate, of.standardError, of.z ?? of.t].map(text),
    of.p < 0.0001 ? '< 0.0001' : of.p.toFixed(4),
    `${text(of.low)} to ${text(of.high)}`,
    ...(reference === null ? [] : [of.name === 'intercept' ? '' : text(of.oddsRatio)]),
  ])
  return tableMarkup(columns, rows)
}

function provenanceSection({
  dataset,
  engine,
  spec,
  fingerprint,
  createdAt,
  ending,
}: ReportedModel['provenance']): string {
  const facts = [
    ['data', `${dataset.name}, ${dataset.rows} rows, sha-256 ${dataset.sha256}`],
    ['seeds', `training ${spec.seed}, split ${spec.preparation.splitSeed}`],
    ['fingerprint of the weights', fingerprint],
    ['engine', engine],
    ['trained', createdAt],
    ...(ending === null ? [] : [['ended', `${ending.reason}, after epoch ${ending.epoch}`]]),
  ]
  const settings = [...settingTexts(spec)].flatMap(([path, text]) =>
    text === withoutEffect ? [] : [[settingAt(path).label, text]],
  )
  return [
    '<h3>How it came about</h3>',
    tableMarkup([{ head: 'fact' }, { head: '' }], facts),
    tableMarkup([{ head: 'setting' }, { head: '' }], settings, 'Settings'),
    `<details><summary>The RunSpec, from which the run can be repeated</summary><pre>${escaped(JSON.stringify(spec, null, 1))}</pre></details>`,
  ].join('\n')
}
