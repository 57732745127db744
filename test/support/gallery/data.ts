import type { Field } from '@shared/contract/run'
import { runStyles } from '@renderer/charts/runColours'
import type { LossSeries } from '@renderer/charts/loss/lossSeries'
import type { FieldPoints } from '@renderer/charts/field/paintPoints'

/** Park and Miller's generator: the pictures are the same every time. */
export function generator(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48271) % 2147483647) / 2147483647
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))

export const straight = (x: number, y: number) => sigmoid(0.17 * (x - 60) + 0.15 * (y - 62))
export const curved = (x: number, y: number) =>
  sigmoid(4 * Math.tanh((x - 55) / 14) + 4.4 * Math.tanh((y - 60) / 16) - 1.2 * Math.tanh((x - 80) / 8))
export const ring = (x: number, y: number) => sigmoid(6 - ((x - 60) ** 2 + (y - 65) ** 2) / 60)

export function fieldOf(probability: (x: number, y: number) => number, resolution = 120): Field {
  const extent = { xMin: 26.3, xMax: 103.1, yMin: 26.8, yMax: 102.4 }
  const values = new Float32Array(resolution * resolution)
  for (let row = 0; row < resolution; row++) {
    for (let column = 0; column < resolution; column++) {
      const x = extent.xMin + ((extent.xMax - extent.xMin) * column) / (resolution - 1)
      const y = extent.yMin + ((extent.yMax - extent.yMin) * row) / (resolution - 1)
      values[row * resolution + column] = probability(x, y)
    }
  }
  return {
    run: 'a',
    epoch: 400,
    quantity: 'probability',
    className: 'admitted',
    resolution,
    ...extent,
    values,
    held: [],
  }
}

/** Prices over the plane, some beyond those of the table. */
export const price = (x: number, y: number) => 40 + 3.2 * (x - 30) + 0.05 * (y - 40) ** 2

export function valueField(resolution = 120): Field {
  return { ...fieldOf(price, resolution), quantity: 'value', className: 'price' }
}

/** Rows with a price of their own near that of the plane. */
export function valuePoints(count: number): FieldPoints {
  const random = generator(11)
  const { x, y } = pointsOf(count, straight)
  const values = x.map((value, i) => price(value, y[i] ?? 0) + 25 * normal(random))
  return { x, y, classes: new Uint32Array(), values }
}

export function pointsOf(
  count: number,
  probability: (x: number, y: number) => number,
  classes = 2,
  seed = 7,
): FieldPoints {
  const random = generator(seed)
  const x = Float64Array.from({ length: count }, () => 30 + 70 * random())
  const y = Float64Array.from({ length: count }, () => 30 + 69 * random())
  const labels = Uint32Array.from(x, (value, i) => {
    const positive = random() < probability(value, y[i] ?? 0)
    return positive
      ? 1
      : classes === 2
        ? 0
        : [0, ...Array.from({ length: classes - 2 }, (_, c) => c + 2)][Math.floor(random() * (classes - 1))]!
  })
  const part = Uint8Array.from(x, () => (random() < 0.7 ? 0 : random() < 0.7 ? 1 : 2))
  return { x, y, classes: labels, part }
}

/** Curves of `count` runs that fall, level off and, some of them, rise again on validation rows. */
export function lossesOf(count: number, epochs: number, shift = 0): LossSeries[] {
  const styles = runStyles(Array.from({ length: count }, (_, run) => run))
  return Array.from({ length: count }, (_, run) => {
    const random = generator(run + 3 + shift)
    const speed = 0.006 + 0.05 * random()
    const floor = 0.12 + 0.3 * random()
    const rise = 0.12 * random()
    const trainLoss = Float64Array.from(
      { length: epochs },
      (_, e) => floor + 0.45 * Math.exp(-speed * e) + 0.004 * normal(random),
    )
    const validationLoss = trainLoss.map(
      (loss, e) => loss + 0.03 + (rise * e) / epochs + 0.006 * normal(random) + 0.05 * Math.exp(-e / 15),
    )
    const names = ['Logistic regression', 'tanh 8', 'tanh 4', 'ReLU 16, 8', 'sigmoid 6']
    return {
      id: `run-${run}`,
      name: names[run] ?? `ReLU ${run} with a rather long name`,
      ...styles[run]!,
      lossName: 'Log loss',
      lossUnit: '',
      bestEpoch: null,
      epochs: Uint32Array.from({ length: epochs }, (_, e) => e),
      trainLoss,
      validationLoss,
    }
  })
}
