import type { TrainingSpec } from '../../spec/runSpec'
import { cosineOfPi } from './cosine'

/**
 * base^exponent for a whole exponent of 0 or more, by repeated squaring: with the exponent in binary, the product of
 * those of base, base², base⁴, ... whose bit is set. Products only, in a fixed order: `Math.pow` may differ from
 * machine to machine in its last bit.
 */
export function integerPower(base: number, exponent: number): number {
  let power = 1
  let square = base
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power *= square
    square *= square
  }
  return power
}

/** The factor of the learning rate, from the epochs done, which may be a fraction, and the cuts of a plateau. */
type Schedule = (training: TrainingSpec, epochsDone: number, cuts: number) => number

/** What the learning rate is multiplied by; `epochsDone` has the share of the epoch under way as its fraction. */
const schedules: Readonly<Record<TrainingSpec['schedule'], Schedule>> = {
  constant: () => 1,
  /** factor^floor(epoch / scheduleEpochs). */
  step: ({ scheduleFactor, scheduleEpochs }, epochsDone) =>
    integerPower(scheduleFactor, Math.floor(epochsDone / scheduleEpochs)),
  /**
   * (1 + cos(π t)) / 2 at the share t of the run (Loshchilov and Hutter, "SGDR", ICLR 2017, eq. 5, without restarts).
   */
  cosine: ({ epochs }, epochsDone) => 0.5 * (1 + cosineOfPi(Math.min(epochsDone / epochs, 1))),
  /** factor^cuts; `createPlateau` counts the cuts. */
  plateau: ({ scheduleFactor }, _, cuts) => integerPower(scheduleFactor, cuts),
}

/**
 * The learning rate of one step. It is the schedule's, and within the first `warmup` epochs that times a factor that
 * grows from step to step to 1 (Goyal et al., "Accurate, large minibatch SGD", 2017, section 2.2). Early gradients are
 * large and the running means of the optimizers are those of few steps: full steps there can throw a network where it
 * does not recover.
 *
 * The rate is a function of the position alone, not of the rate before: a resumed run has it without any history but
 * the cuts.
 *
 * @param epoch of the epoch under way, from 0
 * @param batch of the step within its epoch, from 0
 * @param batches steps an epoch
 * @param cuts how often a plateau has cut the rate so far
 * @example // The rate 0.1, halved every 10 epochs, in epoch 20: 0.025. learningRateAt({ ...spec, learningRate: 0.1,
 * schedule: 'step', scheduleEpochs: 10, scheduleFactor: 0.5 }, 20, 0, 1, 0)
 */
export function learningRateAt(
  training: TrainingSpec,
  epoch: number,
  batch: number,
  batches: number,
  cuts: number,
): number {
  const rate = training.learningRate * schedules[training.schedule](training, epoch + batch / batches, cuts)
  const stepsDone = epoch * batches + batch
  const warmupSteps = training.warmup * batches
  return stepsDone < warmupSteps ? rate * ((stepsDone + 1) / warmupSteps) : rate
}
