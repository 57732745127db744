import type { Activation } from '../spec/runSpec'

/** The number by which the kernels know each activation; assembly/activations/index.ts has the same list. */
export const activationCodes: Record<Activation, number> = {
  identity: 0,
  sigmoid: 1,
  tanh: 2,
  relu: 3,
  leakyRelu: 4,
  elu: 5,
  gelu: 6,
  softplus: 7,
}
