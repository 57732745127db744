import type { Ending } from '@shared/contract/ending'
import { type Fix, moreEpochsFix } from '@shared/contract/fix'
import type { RunSpec } from '@shared/spec/runSpec'

type EndedSpec = Pick<RunSpec, 'preparation' | 'network' | 'training'>

/** How a training ended, and settings of which each would get it further. */
export interface EndingNote {
  message: string
  fixes: Fix[]
}

/**
 * How a training ended, and what to do where it has not reached the optimum; null where there is nothing to say.
 * @param inVain whether more epochs would not help
 * @param separated whether the classes are separated, so that there is no optimum
 */
export function endingNote(
  { reason, epoch, gradientNorm }: Ending,
  spec: EndedSpec,
  { bestEpoch, inVain, separated }: { bestEpoch: number | null; inVain: boolean; separated: boolean },
): EndingNote | null {
  const epochs = epoch === 1 ? '1 epoch' : `${epoch} epochs`
  const { tolerance } = spec.training
  const norm = gradientNorm === null ? 'its size' : Number(gradientNorm.toPrecision(2))
  const above = `the gradient's norm is ${norm}, above the tolerance of ${tolerance}`
  const nothing = (message: string): EndingNote => ({ message, fixes: [] })
  switch (reason) {
    case 'converged':
      return nothing(
        `Converged after ${epochs}: the gradient's norm is ${norm}, at most the tolerance of ${tolerance}.`,
      )
    case 'stalled':
      if (separated) {
        return nothing(
          `Not converged: the loss falls towards a bound that no weights reach, since the classes are separated. The weights are those after ${epochs}.`,
        )
      }
      return withAdvice(
        `Not converged: after ${epochs} no step lowers the loss any more, but ${above}.`,
        afterStall(spec),
      )
    case 'early':
      return nothing(
        `Stopped early after epoch ${epoch}: the validation loss has not improved since epoch ${bestEpoch}, whose weights are kept.`,
      )
    case 'epochs': {
      if (gradientNorm === null) return null
      const message = `Not converged: ${epoch === 1 ? 'its one epoch is' : `all ${epochs} are`} over, and ${above}.`
      return inVain ? nothing(message) : withAdvice(message, afterLastEpoch(spec))
    }
    case 'diverged':
      return null
  }
}

function withAdvice(message: string, { message: advice, fixes }: EndingNote): EndingNote {
  return { message: `${message} ${advice}`, fixes }
}

/** The first that fits: more digits, second derivatives, inputs of one scale, a penalty that makes the optimum one point. */
function afterStall({ preparation, network, training }: EndedSpec): EndingNote {
  const isConvex = network.hidden.length === 0
  if (training.precision === 'float32') {
    const message = 'Choose float64, which has twice the digits.'
    return { message, fixes: [{ label: 'Train with float64', precision: 'float64' }] }
  }
  if (training.optimizer === 'lbfgs' && isConvex && training.l1 === 0 && training.loss !== 'huber') {
    return { message: 'Choose Newton.', fixes: [{ label: 'Train with Newton', optimizer: 'newton' }] }
  }
  if (preparation.standardization === 'none') {
    const message = 'Standardize the features.'
    return { message, fixes: [{ label: 'Train standardized', standardization: 'zscore' }] }
  }
  if (isConvex && training.l2 === 0) {
    const message = 'Remove redundant features, or set L2 to 0.001.'
    return { message, fixes: [{ label: 'Train with L2 0.001', l2: 0.001 }] }
  }
  return { message: isConvex ? 'Remove redundant features.' : 'Start from another seed.', fixes: [] }
}

function afterLastEpoch({ network, training }: EndedSpec): EndingNote {
  const further = moreEpochsFix(training)
  const message = further?.label ?? 'It has reached the largest possible number of epochs'
  const fixes = further === null ? [] : [further]
  const takesSteps = training.optimizer !== 'lbfgs' && training.optimizer !== 'newton'
  if (network.hidden.length > 0 || !takesSteps || training.l1 > 0) return { message: `${message}.`, fixes }
  return {
    message: `${message}, or choose L-BFGS, which converges to the optimum.`,
    fixes: [...fixes, { label: 'Train with L-BFGS', optimizer: 'lbfgs' }],
  }
}
