import { describe, expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { exp, log } from '@shared/math/elementary'
import { createDesk } from './desk'

const smoothing = 0.2
const upTo = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index))
const logitOf = (row: number, unit: number) => ((row * 31 + unit * 17) % 29) / 4 - 3

/** By the definition: -Σ q ln p with q = (1 - ε) [k = t] + ε/K, and p - q. */
function plain(logits: number[], truth: number) {
  const most = Math.max(...logits)
  const powers = logits.map((z) => exp(z - most))
  const total = powers.reduce((sum, power) => sum + power, 0)
  const q = logits.map((_, unit) => (unit === truth ? 1 - smoothing : 0) + smoothing / logits.length)
  return {
    loss: logits.reduce((sum, z, unit) => sum - q[unit]! * (z - most - log(total)), 0),
    slopes: powers.map((power, unit) => power / total - q[unit]!),
  }
}

describe.each(precisions)('label smoothing in %s', (precision) => {
  const { real } = createDesk(precision)
  const close = precision === 'float32' ? 2e-6 : 1e-13

  it.each([2, 3, 5, 8, 9, 17])('makes of the softmax loss of %d classes that of the smoothed truth', (count) => {
    for (const rows of [1, 2, 5]) {
      const desk = createDesk(precision)
      const logits = upTo(rows, (row) => upTo(count, (unit) => logitOf(row, unit)))
      const classes = upTo(rows, (row) => (row * 3 + 1) % count)
      const weights = upTo(rows, (row) => 0.5 + (row % 3))
      const z = desk.putPanels(logits, NaN)
      const [y, w] = [desk.putClasses(classes), desk.put(weights)]
      const delta = desk.room((z.panels * z.stride) / desk.size)
      const { kernels } = desk
      const loss =
        kernels.softmaxLoss(z.at, z.stride, count, y, w, rows) +
        kernels.smoothSoftmaxLoss(z.at, z.stride, count, y, w, rows, smoothing)
      kernels.softmaxDelta(z.at, z.stride, count, y, w, rows, delta)
      kernels.smoothSoftmaxDelta(z.stride, count, y, w, rows, delta, smoothing)
      const found = desk.takePanels(delta, z.stride, rows, z.panels * desk.width)
      const wanted = logits.map((row, r) => plain(row.map(real), classes[r]!))
      expect(loss).toBeCloseTo(
        wanted.reduce((sum, row, r) => sum + weights[r]! * row.loss, 0),
        12,
      )
      found.forEach((row, r) => {
        for (let unit = 0; unit < count; unit++) {
          expect(Math.abs(row[unit]! - weights[r]! * wanted[r]!.slopes[unit]!)).toBeLessThan(close * weights[r]!)
        }
        expect(row.slice(count).every((padding) => padding === 0)).toBe(true)
      })
    }
  })

  it('makes of the sigmoid loss that of two classes with the logits 0 and z', () => {
    const desk = createDesk(precision)
    const logits = [-3, -0.5, 0, 0.25, 4]
    const classes = [0, 1, 1, 0, 1]
    const weights = [1, 2, 0.5, 1, 3]
    const [z, y, w] = [desk.put(logits), desk.putClasses(classes), desk.put(weights)]
    const delta = desk.room(8)
    const { kernels } = desk
    const loss = kernels.sigmoidLoss(z, y, w, 5) + kernels.smoothSigmoidLoss(z, y, w, 5, smoothing)
    kernels.sigmoidDelta(z, y, w, 5, delta)
    kernels.smoothSigmoidDelta(y, w, 5, delta, smoothing)
    const wanted = logits.map((logit, row) => plain([0, real(logit)], classes[row]!))
    const sum = wanted.reduce((total, row, index) => total + weights[index]! * row.loss, 0)
    expect(Math.abs(loss - sum)).toBeLessThan(close * sum)
    desk.take(delta, 5).forEach((slope, row) => {
      expect(Math.abs(slope - weights[row]! * wanted[row]!.slopes[1]!)).toBeLessThan(close * weights[row]!)
    })
  })
})
