import type { RunSpec } from '@shared/contract/runSpec'

const activationNames = { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU' } as const

/** "Logistic regression" or "tanh 8, 4"; numbered where that name is taken. */
export function nameOfRun(spec: RunSpec, taken: ReadonlySet<string>): string {
  const { hidden, activation } = spec.network
  const name = hidden.length === 0 ? 'Logistic regression' : `${activationNames[activation]} ${hidden.join(', ')}`
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name} (${number})`)) number++
  return `${name} (${number})`
}
