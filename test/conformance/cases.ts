import {
  type NetworkSpec,
  type Optimizer,
  type Precision,
  type TrainingSpec,
  optimizers,
  precisions,
  wholeBatchOptimizers,
} from '@shared/spec/runSpec'
import type { PartData } from '@shared/engine/rows/partData'
import { type Given, gradientDescent, logistic, randomNumberPart, randomPart } from '../shared/engine/support'

/** What a network is for, and its layers. */
export interface Kind {
  name: string
  /** 0: the target is a number. */
  classCount: number
  network: NetworkSpec
  /** Its loss is convex in the parameters. */
  convex: boolean
}

const layered = (hidden: number[], activation: NetworkSpec['activation']): NetworkSpec => ({
  hidden,
  activation,
  initialisation: activation === 'relu' ? 'he' : 'glorot',
  initialDistribution: 'normal',
})

export const kinds: Kind[] = [
  { name: 'logistic regression', classCount: 2, network: logistic, convex: true },
  { name: 'softmax regression', classCount: 3, network: logistic, convex: true },
  { name: 'linear regression', classCount: 0, network: logistic, convex: true },
  { name: 'a tanh layer', classCount: 2, network: layered([5], 'tanh'), convex: false },
  { name: 'two relu layers', classCount: 3, network: layered([8, 4], 'relu'), convex: false },
]

/** Steps that make a loss of around 1 small without overshooting. */
const learningRates: Record<Optimizer, number> = {
  gd: 0.3,
  sgd: 0.1,
  momentum: 0.02,
  nesterov: 0.02,
  rmsprop: 0.01,
  adam: 0.02,
  adamw: 0.02,
  lbfgs: 1,
  newton: 1,
}

export interface Case extends Kind {
  title: string
  training: TrainingSpec
}

export const caseOf = (kind: Kind, optimizer: Optimizer, precision: Precision, batchSize: 'full' | number): Case => ({
  ...kind,
  title: `${optimizer} on ${kind.name}, ${precision}, ${batchSize === 'full' ? 'whole batches' : `batches of ${batchSize}`}`,
  training: {
    ...gradientDescent,
    loss: kind.classCount === 0 ? 'squaredError' : 'crossEntropy',
    optimizer,
    learningRate: learningRates[optimizer],
    precision,
    batchSize,
    epochs: 6,
    l2: 0.01,
  },
})

/** Every optimizer with every kind of network, precision and batch that it allows. */
export const cases: Case[] = optimizers.flatMap((optimizer) =>
  kinds
    .filter(({ network }) => optimizer !== 'newton' || network.hidden.length === 0)
    .flatMap((kind) =>
      precisions
        .filter((precision) => optimizer !== 'newton' || precision === 'float64')
        .flatMap((precision) =>
          (wholeBatchOptimizers.includes(optimizer) ? (['full'] as const) : (['full', 7] as const)).map((batchSize) =>
            caseOf(kind, optimizer, precision, batchSize),
          ),
        ),
    ),
)

/** Seeded rows for a kind of network. */
export function partFor({ classCount }: Kind, rows = 24, columns = 3, seed = 1): PartData {
  return classCount === 0 ? randomNumberPart(rows, columns, seed) : randomPart(rows, columns, classCount, seed)
}

export const givenOf = ({ network, training, classCount }: Case): Given => ({ network, training, classCount })
