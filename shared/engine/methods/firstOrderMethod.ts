import type { Method, MethodOptions } from './method'
import { type AdamPowers, nextPowers } from '../optimizers/firstOrder'
import { realBytes, realView } from '../network/precision'
import { randomState } from '../../math/random'
import { coordinatesOf } from '../coordinates/coordinatesOf'
import type { Coordinates } from '../coordinates/coordinates'
import type { ShouldStop } from '../rows/partData'
import { largestEigenvalue, rateOf } from '../optimizers/dataRate'
import { trainingRows } from '../rows/trainingRows'
import { learningRateAt } from '../schedule/schedules'

/**
 * Steps along the gradient. Full batch: one step an epoch, rows in the order of the part. Mini-batches: each epoch puts
 * the rows into an order of its own, drawn from the seed's stream `shuffle` and the epoch, and steps batch by batch; a
 * short last batch is kept and counts by its own mean.
 *
 * The mean gradient of a random batch is an unbiased estimate of that of all rows, with a variance in inverse
 * proportion to the batch: many cheap steps of the right direction on average, in place of one exact one (Robbins and
 * Monro 1951; Bottou, Curtis and Nocedal, "Optimization methods for large-scale machine learning", SIAM Review 60,
 * 2018). Without replacement, as here, each row counts once an epoch.
 *
 * A full batch saves a pass: the loss after a step and the gradient of the next are at the same parameters, and come
 * from one pass. With dropout they are not, since the loss is that of the whole network.
 */
export function createFirstOrderMethod({ data, kernels, objective }: MethodOptions): Method {
  const { plan, memory } = data
  const { training, network, layout, slots, seed } = plan
  const { rows } = plan.train
  const fullBatch = training.batchSize === 'full'
  const batchSize = training.batchSize === 'full' ? rows : Math.min(training.batchSize, rows)
  const batches = Math.ceil(rows / batchSize)
  /** One pass gives the loss for the history and the gradient for the next step, where no unit is dropped. */
  const bothAtOnce = fullBatch && training.dropout === 0
  const views = slots.map((slot) =>
    realView(memory, training.precision, slot, layout.bytes / realBytes[training.precision]),
  )
  // Another training may have left its own there.
  for (const view of views) view.fill(0)
  let powers: AdamPowers = { power1: 1, power2: 1 }
  /** The learning rate before its schedule; NaN until the data have said what it is. */
  let baseRate = training.learningRate === 0 ? NaN : training.learningRate
  const rateAt = (epoch: number, batch: number, cuts: number) =>
    learningRateAt({ ...training, learningRate: baseRate }, epoch, batch, batches, cuts)
  let learningRate = rateAt(0, 0, 0)
  /** The epoch that the order in memory is of; -1 before the first. A resumed run draws the order of its epoch anew. */
  let ordered = -1
  /** The gradient of the whole batch belongs to the present parameters. */
  let ready = false

  /** Sees to it that the order in memory is that of the epoch; it follows from seed and epoch alone. */
  const shuffle = (epoch: number): void => {
    if (fullBatch || ordered === epoch) return
    kernels.shuffledOrder(plan.order, rows, ...randomState(seed, 'shuffle', epoch))
    ordered = epoch
  }

  /** Asks the data for the learning rate where nobody has chosen it. */
  const findRate = (shouldStop: ShouldStop): 'known' | 'stopped' => {
    if (!Number.isNaN(baseRate)) return 'known'
    const { weights } = data.train
    const curvature = largestEigenvalue({ rows, inputs: trainingRows(data), weights }, shouldStop)
    if (curvature === 'stopped') return 'stopped'
    baseRate = rateOf({ ...training, output: network.output, batch: batchSize }, curvature, rows)
    learningRate = rateAt(0, 0, 0)
    return 'known'
  }

  /** The smallest slope that L1 allows at weights that are 0, where its own is anything from -λ to λ. */
  const holdZeros = (): void => {
    const parameters = realView(memory, training.precision, plan.parameters, total.length)
    for (const { weights, weightBytes } of layout.layers) {
      const first = weights / realBytes[training.precision]
      for (let i = first; i < first + weightBytes / realBytes[training.precision]; i++) {
        const slope = total[i] as number
        if (parameters[i] === 0) total[i] = Math.sign(slope) * Math.max(Math.abs(slope) - training.l1, 0)
      }
    }
  }

  let coordinates: Coordinates | null = null
  const mean = realView(memory, training.precision, plan.gradient, layout.bytes / realBytes[training.precision])
  const total = new Float64Array(mean.length)
  /** The gradient of all rows, to `total`: a batch at a time, as there is room for those of no more rows. */
  const gradientOfAll = (shouldStop: ShouldStop): 'done' | 'stopped' => {
    // A run that goes on from its last step has no order in memory yet.
    shuffle(Math.max(ordered, 0))
    total.fill(0)
    for (let from = 0; from < rows; from += batchSize) {
      const to = Math.min(from + batchSize, rows)
      if (!(fullBatch && ready) && objective.gradient(from, to, 0, false, shouldStop) === 'stopped') return 'stopped'
      objective.reduce()
      for (let i = 0; i < total.length; i++) {
        total[i] = (total[i] as number) + ((mean[i] as number) * (to - from)) / rows
      }
    }
    return 'done'
  }

  return {
    batches,
    step({ epoch, batch, cuts }, shouldStop) {
      if (findRate(shouldStop) === 'stopped') return 'stopped'
      shuffle(epoch)
      const from = batch * batchSize
      const to = Math.min(from + batchSize, rows)
      if (!ready && objective.gradient(from, to, epoch, false, shouldStop) === 'stopped') return 'stopped'
      ready = false
      learningRate = rateAt(epoch, batch, cuts)
      powers = nextPowers(powers)
      objective.step({ rate: learningRate, correction1: 1 - powers.power1, correction2: 1 - powers.power2 })
      return 'moved'
    },
    trainLoss(shouldStop) {
      if (findRate(shouldStop) === 'stopped') return 'stopped'
      if (!bothAtOnce) return objective.meanLoss('train', shouldStop)
      const loss = objective.gradient(0, rows, 0, true, shouldStop)
      ready = loss !== 'stopped'
      return loss
    },
    get learningRate() {
      return learningRate
    },
    get baseRate() {
      return baseRate
    },
    gradientNorm(shouldStop) {
      // A loss without hidden layers has one minimum, and the gradient tells how far it is; in a network it does not.
      if (network.shapes.length > 1) return NaN
      coordinates ??= coordinatesOf(data)
      if (gradientOfAll(shouldStop) === 'stopped') return 'stopped'
      holdZeros()
      coordinates.gradientAtPoint(total)
      return coordinates.norm(total)
    },
    save: () => ({
      numbers: { ...powers, learningRate, baseRate },
      arrays: Object.fromEntries(views.map((view, index) => [`slot${index}`, view.slice()])),
    }),
    restore({ numbers, arrays }) {
      powers = { power1: numbers['power1'] ?? 1, power2: numbers['power2'] ?? 1 }
      learningRate = numbers['learningRate'] ?? learningRate
      baseRate = numbers['baseRate'] ?? baseRate
      views.forEach((view, index) => view.set(arrays[`slot${index}`] ?? []))
      ready = false
      ordered = -1
    },
  }
}
