import type { NetworkSpec, RunSpec } from '@shared/contract/runSpec'
import { activationLabels } from './labels'

/** "none" for logistic regression, else the units of each hidden layer: "16, 8". */
export function hiddenText(network: Pick<NetworkSpec, 'hidden'>): string {
  return network.hidden.length === 0 ? 'none' : network.hidden.join(', ')
}

/** What a run is called until somebody renames it: its network. */
export function runName(spec: Pick<RunSpec, 'network'>): string {
  if (spec.network.hidden.length === 0) return 'Logistic regression'
  return `${activationLabels[spec.network.activation]} ${hiddenText(spec.network)}`
}

/** The name itself, or with the first free number: "tanh 8 (2)". */
export function uniqueName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name
  let number = 2
  while (taken.includes(`${name} (${number})`)) number += 1
  return `${name} (${number})`
}
