import type { Activation, PreparationSpec, RunSpec } from '@shared/spec/runSpec'

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

/** "Logistic regression", "Linear regression" or "tanh 8, 4", numbered where that name is taken; with folds ", fold 2 of 5". */
export function nameOfRun(spec: RunSpec, taken: ReadonlySet<string>): string {
  const { hidden, activation } = spec.network
  const plain = spec.preparation.task === 'regression' ? 'Linear regression' : 'Logistic regression'
  const name = hidden.length === 0 ? plain : `${activationNames[activation]} ${hidden.join(', ')}`
  const end = foldOf(spec.preparation)
  if (!taken.has(name + end)) return name + end
  let number = 2
  while (taken.has(`${name} (${number})${end}`)) number++
  return `${name} (${number})${end}`
}

/** The fold that validates, last: all folds of an experiment have the same name before it. */
function foldOf({ split, fold, folds, repeats }: PreparationSpec): string {
  if (split !== 'folds') return ''
  const repeat = repeats > 1 ? `, repeat ${Math.floor(fold / folds) + 1}` : ''
  return `${repeat}, fold ${(fold % folds) + 1} of ${folds}`
}
