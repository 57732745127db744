import type { RunSpec } from '@shared/spec/runSpec'
import { foldText } from '@shared/spec/settingTexts'
import { choiceLabel } from '@shared/spec/settings/table'
import { splitKindTable } from '@shared/spec/splitKindTable'

/** "Logistic regression", "Linear regression" or "tanh 8, 4", numbered where that name is taken; with folds ", fold 2 of 5". */
export function nameOfRun(spec: RunSpec, taken: ReadonlySet<string>): string {
  const { hidden, activation } = spec.network
  const plain = spec.preparation.task === 'regression' ? 'Linear regression' : 'Logistic regression'
  const name = hidden.length === 0 ? plain : `${choiceLabel('network.activation', activation)} ${hidden.join(', ')}`
  // The fold that validates comes last: all folds of an experiment have the same name before it.
  const end = splitKindTable[spec.preparation.split].folds ? `, ${foldText(spec.preparation)}` : ''
  if (!taken.has(name + end)) return name + end
  let number = 2
  while (taken.has(`${name} (${number})${end}`)) number++
  return `${name} (${number})${end}`
}
