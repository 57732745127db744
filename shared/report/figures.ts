import type { RunCurves } from '../contract/curves'
import { escaped } from './markup'

/** Of a picture and of the plane within it, in px. */
const size = 260
const plane = { left: 44, top: 10, side: 200 }
const blue = '#0b61ba'
const grey = '#5a626c'

const x = (share: number) => round(plane.left + share * plane.side)
const y = (share: number) => round(plane.top + (1 - share) * plane.side)
const round = (value: number) => Math.round(value * 100) / 100

/** A picture as SVG: the plane of two shares with its axes, and what is drawn in it. */
function picture(title: string, xName: string, yName: string, content: string): string {
  const quarters = [0, 0.25, 0.5, 0.75, 1]
  const lines = quarters.map(
    (at) =>
      `<path d="M${x(0)} ${y(at)}H${x(1)}M${x(at)} ${y(0)}V${y(1)}" stroke="#dcdfe3"/>` +
      `<text x="${x(0) - 5}" y="${y(at) + 4}" text-anchor="end">${at}</text>` +
      `<text x="${x(at)}" y="${y(0) + 15}" text-anchor="middle">${at}</text>`,
  )
  return (
    `<figure><svg viewBox="0 0 ${size} ${size}" width="${size}" height="${size}" role="img" aria-label="${escaped(title)}" fill="${grey}" font-size="10">` +
    lines.join('') +
    content +
    `<text x="${x(0.5)}" y="${size - 8}" text-anchor="middle">${escaped(xName)}</text>` +
    `<text transform="translate(12 ${y(0.5)}) rotate(-90)" text-anchor="middle">${escaped(yName)}</text>` +
    `</svg><figcaption>${escaped(title)}</figcaption></figure>`
  )
}

const diagonal = `<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="${grey}" stroke-dasharray="4 4"/>`

function path(points: readonly (readonly [number, number])[]): string {
  return points.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${x(px)} ${y(py)}`).join('')
}

function band(limits: RunCurves['rocBand']): string {
  if (limits === null) return ''
  const last = limits.low.length - 1
  const up = Array.from(limits.high, (value, at) => [at / last, value] as const)
  const back = Array.from(limits.low, (value, at) => [at / last, value] as const).reverse()
  return `<path d="${path([...up, ...back])}Z" fill="${blue}" opacity="0.18"/>`
}

const line = (points: readonly (readonly [number, number])[]) =>
  `<path d="${path(points)}" fill="none" stroke="${blue}" stroke-width="2"/>`

export function rocFigure({ roc, rocBand }: RunCurves): string {
  const points = Array.from(roc.x, (at, index) => [at, roc.y[index] as number] as const)
  return picture(
    'ROC curve, with its 95 % band',
    '1 − specificity',
    'sensitivity',
    band(rocBand) + diagonal + line(points),
  )
}

/** Between two points the precision of the later one holds. */
export function precisionRecallFigure({
  precisionRecall,
  precisionRecallBand,
  positives,
  negatives,
}: RunCurves): string {
  const { x: recalls, y: precisions } = precisionRecall
  const steps = Array.from(recalls, (recall, index) => {
    const before = index === 0 ? 0 : (recalls[index - 1] as number)
    const precision = precisions[index] as number
    return [[before, precision] as const, [recall, precision] as const]
  })
  const share = positives + negatives > 0 ? positives / (positives + negatives) : 0
  const constant = `<path d="M${x(0)} ${y(share)}H${x(1)}" stroke="${grey}" stroke-dasharray="4 4"/>`
  return picture(
    'Precision and recall, with its 95 % band',
    'recall',
    'precision',
    band(precisionRecallBand) + constant + line(steps.flat()),
  )
}

/** Bins of fewer rows are hollow. */
const fewRows = 5

export function reliabilityFigure({ reliability }: RunCurves, name: string): string {
  const points = reliability.map(({ rows, predicted, observed, low, high }) => {
    if (predicted === null || observed === null) return ''
    const interval =
      low === null || high === null
        ? ''
        : `<path d="M${x(predicted)} ${y(low)}V${y(high)}" stroke="${blue}" opacity="0.6"/>`
    return `${interval}<circle cx="${x(predicted)}" cy="${y(observed)}" r="4" stroke="${blue}" stroke-width="2" fill="${rows < fewRows ? '#fff' : blue}"/>`
  })
  return picture(
    'Reliability; hollow: under 5 rows',
    `predicted P(${name})`,
    'observed share',
    diagonal + points.join(''),
  )
}
