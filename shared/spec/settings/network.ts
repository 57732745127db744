import { z } from 'zod'
import { type Activation, type Initialisation, activations, initialDistributions, initialisations } from '../choices'
import { limits } from '../limits'
import { choice, integerSchema, readNumber, structure } from './setting'

/** Units that are silent on one side: half their variance is lost, which the initialisation of He makes up for. */
const rectifiers: readonly Activation[] = ['relu', 'leakyRelu', 'elu', 'gelu', 'softplus']
/** Initialisations that were published with a normal distribution; the others with a uniform one. */
const normalOnes: readonly Initialisation[] = ['he', 'lecun']

/** The layers between inputs and output, and the weights that training starts from. */
export const networkSettings = {
  hidden: structure<number[]>({
    schema: z
      .array(integerSchema({ min: 1, max: limits.unitsPerLayer }))
      .max(limits.hiddenLayers, { error: `Choose at most ${limits.hiddenLayers} hidden layers.` }),
    initial: [],
    flag: 'hidden',
    word: '<units>',
    read: (word) => (word.trim() === '' ? [] : word.split(',').map(readNumber)),
    write: (value) => value.join(','),
    text: (value) => (value.length === 0 ? 'none' : value.join(', ')),
    label: 'Hidden layers',
    plural: true,
    hint: 'Units in each hidden layer, separated by commas; empty for logistic or linear regression.',
    explanation:
      'Each unit is a regression on the previous layer; with the sigmoid activation, a logistic regression. More units allow a more complex decision boundary and need more rows.',
    group: 'network',
  }),
  activation: choice(activations, {
    initial: 'tanh',
    flag: 'activation',
    label: 'Activation',
    hint: 'The function that each hidden unit applies to its weighted sum.',
    explanation: 'Without a nonlinear activation, several layers are equivalent to one.',
    group: 'network',
    relevant: ({ network }) => network.hidden.length > 0,
    labels: {
      sigmoid: 'sigmoid',
      tanh: 'tanh',
      relu: 'ReLU',
      leakyRelu: 'leaky ReLU',
      elu: 'ELU',
      gelu: 'GELU',
      softplus: 'softplus',
      identity: 'identity',
    },
  }),
  /** A convex problem may start from zero; hidden units that start equal stay equal, so they start at random. */
  initialisation: choice(initialisations, {
    initial: 'zeros',
    follows: ({ network: { hidden, activation } }) => {
      if (hidden.length === 0) return 'zeros'
      return rectifiers.includes(activation) ? 'he' : 'glorot'
    },
    followsText: 'by network',
    flag: 'init',
    label: 'Initialisation',
    hint: 'How the initial weights are set.',
    explanation:
      'Glorot keeps the variance constant across layers for sigmoid and tanh, He for ReLU and similar activations, LeCun in the forward pass only. Biases start at 0.',
    group: 'start',
    labels: {
      zeros: { label: 'zeros', hint: 'All weights start at 0; hidden units that start equal stay equal.' },
      glorot: {
        label: 'Glorot',
        hint: 'The variance of the initial weights follows from the layer sizes; biases start at 0.',
      },
      he: { label: 'He', hint: 'The variance of the initial weights follows from the layer sizes; biases start at 0.' },
      lecun: {
        label: 'LeCun',
        hint: 'The variance of the initial weights follows from the layer sizes; biases start at 0.',
      },
    },
  }),
  /** Which distribution each initialisation was published with. */
  initialDistribution: choice(initialDistributions, {
    initial: 'uniform',
    follows: ({ network }) => (normalOnes.includes(network.initialisation) ? 'normal' : 'uniform'),
    followsText: 'by --init',
    flag: 'init-distribution',
    label: 'Distribution',
    hint: 'The distribution that the initial weights are drawn from.',
    explanation: 'Both have the same variance, which the initialisation sets.',
    group: 'start',
    relevant: ({ network }) => network.initialisation !== 'zeros',
    labels: { uniform: 'uniform', normal: 'normal' },
    since: 2,
    earlier: ({ network }) => (network?.['initialisation'] === 'he' ? 'normal' : 'uniform'),
  }),
}
