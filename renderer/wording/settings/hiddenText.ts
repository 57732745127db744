import type { NetworkSpec } from '@shared/spec/runSpec'

/** "none" for logistic regression, else the units of each hidden layer: "16, 8". */
export function hiddenText(network: Pick<NetworkSpec, 'hidden'>): string {
  return network.hidden.length === 0 ? 'none' : network.hidden.join(', ')
}
