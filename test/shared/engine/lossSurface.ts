import type { RealArray } from '@shared/math/matrix'
import { fromLayout, toLayout } from '@shared/engine/network/layout'
import { createLead } from '@shared/engine/crew/lead'
import { penalty } from './network/penalty'
import type { PartData } from '@shared/engine/rows/partData'
import { realBytes, realView } from '@shared/engine/network/precision'
import type { TrainingData } from '@shared/engine/rows/trainingData'
import { type Given, dataOf, never } from './support'

/** What lies at an offset of a run's memory and is as long as the parameters. */
export function parametersAt({ plan, memory }: TrainingData, offset: number): RealArray {
  const { precision } = plan.training
  return realView(memory, precision, offset, plan.layout.bytes / realBytes[precision])
}

/** What is minimised, as a function of the parameters in plain order. */
export interface LossSurface {
  data: TrainingData
  parameterCount: number
  /** The mean loss with the penalty, without dropout. */
  loss(parameters: Float64Array): number
  /** The same as the gradient's own pass gives it, with the units that an epoch drops, and the gradient. */
  pass(parameters: Float64Array, epoch?: number): { loss: number; gradient: Float64Array }
}

/** A lead without helpers on the part, to ask for losses and gradients anywhere. */
export function lossSurface(part: PartData, given: Given = {}): LossSurface {
  const data = dataOf(part, given)
  const { plan } = data
  const { objective } = createLead(data)
  const { network, layout, training } = plan
  const write = (parameters: Float64Array) => toLayout(layout, parameters, parametersAt(data, plan.parameters))
  const penaltyOf = (parameters: Float64Array) => penalty(network, parameters, training.l1, training.l2)
  return {
    data,
    parameterCount: network.parameterCount,
    loss(parameters) {
      write(parameters)
      return (objective.meanLoss('train', never) as number) + penaltyOf(parameters)
    },
    pass(parameters, epoch = 0) {
      write(parameters)
      const loss = objective.gradient(0, plan.train.rows, epoch, true, never) as number
      objective.reduce()
      const gradient = fromLayout(layout, parametersAt(data, plan.gradient), network.parameterCount)
      return { loss: loss + penaltyOf(parameters), gradient }
    },
  }
}
