import type { Ending } from '@shared/contract/ending'
import type { RunSpec } from '@shared/spec/runSpec'

type EndedSpec = Pick<RunSpec, 'network' | 'training'>

/**
 * How a training ended, and what to do where it has not reached the optimum; null where there is nothing to say.
 * @param inVain whether more epochs would not help
 * @param separated whether the classes are separated, so that there is no optimum
 */
export function endingNote(
  { reason, epoch, gradientNorm }: Ending,
  spec: EndedSpec,
  { bestEpoch, inVain, separated }: { bestEpoch: number | null; inVain: boolean; separated: boolean },
): string | null {
  const epochs = epoch === 1 ? '1 epoch' : `${epoch} epochs`
  const { tolerance } = spec.training
  const norm = gradientNorm === null ? 'its size' : Number(gradientNorm.toPrecision(2))
  const above = `the gradient's norm is ${norm}, above the tolerance of ${tolerance}`
  switch (reason) {
    case 'converged':
      return `Converged after ${epochs}: the gradient's norm is ${norm}, at most the tolerance of ${tolerance}.`
    case 'stalled':
      if (separated) {
        return `Not converged: the loss falls towards a bound that no weights reach, since the classes are separated. The weights are those after ${epochs}.`
      }
      return `Not converged: after ${epochs} no step lowers the loss any more, but ${above}. ${afterStall(spec)}`
    case 'early':
      return `Ended after epoch ${epoch}: the validation loss has not been lower since epoch ${bestEpoch}, whose weights are kept.`
    case 'epochs':
      return gradientNorm === null
        ? null
        : `Not converged: ${epoch === 1 ? 'its one epoch is' : `all ${epochs} are`} over, and ${above}.${inVain ? '' : ` ${afterLastEpoch(spec)}`}`
    case 'diverged':
      return null
  }
}

function afterStall({ network, training }: EndedSpec): string {
  if (training.precision === 'float32') return 'Choose float64, which has twice the digits.'
  if (training.optimizer === 'lbfgs' && network.hidden.length === 0 && training.l1 === 0 && training.loss !== 'huber') {
    return 'Choose Newton, or standardize the features.'
  }
  return network.hidden.length > 0
    ? 'Standardize the features, or start from another seed.'
    : 'Standardize the features, remove those that repeat others, or set L2 to 0.001.'
}

function afterLastEpoch({ network, training }: EndedSpec): string {
  const isConvex = network.hidden.length === 0
  const canSwitch = isConvex && training.optimizer !== 'lbfgs' && training.optimizer !== 'newton'
  return `Go on with ${2 * training.epochs} epochs${canSwitch ? ', or choose L-BFGS, which goes to the optimum' : ''}.`
}
