import type { Activation, RunSpec } from '@shared/contract/runSpec'

const activationNames: Record<Activation, string> = {
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  relu: 'ReLU',
  leakyRelu: 'leaky ReLU',
  elu: 'ELU',
  gelu: 'GELU',
  softplus: 'softplus',
  identity: 'identity',
}

/** "Logistic regression", "Linear regression" or "tanh 8, 4"; numbered where that name is taken. */
export function nameOfRun(spec: RunSpec, taken: ReadonlySet<string>): string {
  const { hidden, activation } = spec.network
  const plain = spec.preparation.task === 'regression' ? 'Linear regression' : 'Logistic regression'
  const name = hidden.length === 0 ? plain : `${activationNames[activation]} ${hidden.join(', ')}`
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name} (${number})`)) number++
  return `${name} (${number})`
}
