import type { ColumnInfo, Dataset } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { limits } from '@shared/contract/limits'
import type { RunSpec } from '@shared/contract/runSpec'

/**
 * Refuses at once what the table's column statistics already rule out, so that no run is made of it.
 * What only the rows can tell is refused by the preparation.
 * @throws LabError `bad-target`, `bad-features` or `bad-setting`
 */
export function refuseSpec(spec: RunSpec, dataset: Dataset): void {
  const columns = new Map(dataset.columns.map((column) => [column.name, column]))
  const { target, features } = spec.preparation
  const find = (name: string, setting: 'target' | 'features'): ColumnInfo => {
    const column = columns.get(name)
    if (column) return column
    const code = setting === 'target' ? 'bad-target' : 'bad-features'
    throw new LabError(
      code,
      `${dataset.name} has no column named ${name}. Its columns are ${listOf([...columns.keys()])}.`,
      `preparation.${setting}`,
    )
  }

  const targetColumn = find(target, 'target')
  if (targetColumn.distinct < 2) {
    const what = targetColumn.distinct === 0 ? 'no value at all' : 'one value only'
    throw new LabError(
      'bad-target',
      `The target ${target} in ${dataset.name} holds ${what}; a target needs at least two classes. Choose another column.`,
      'preparation.target',
    )
  }
  if (targetColumn.distinct > limits.classes) {
    throw new LabError(
      'bad-target',
      `The target ${target} in ${dataset.name} has ${targetColumn.distinct} different values; at most ${limits.classes} classes fit. Choose a column of classes.`,
      'preparation.target',
    )
  }
  for (const name of features) {
    const column = find(name, 'features')
    if (column.min === null && column.distinct > limits.featureLevels) {
      throw new LabError(
        'bad-features',
        `The feature ${name} has ${column.distinct} different texts; at most ${limits.featureLevels} levels fit. Leave it out.`,
        'preparation.features',
      )
    }
  }
  if (features.every((name) => find(name, 'features').distinct < 2)) {
    throw new LabError(
      'bad-features',
      `No usable feature: ${listOf(features)} ${features.length === 1 ? 'is' : 'are'} the same in every row. Choose a column that varies.`,
      'preparation.features',
    )
  }
  const classes = targetColumn.distinct
  if (parameterCount(features.length, spec.network.hidden, classes) > limits.parameters) {
    throw new LabError(
      'bad-setting',
      `network.hidden: these layers have more than ${limits.parameters.toLocaleString('en')} weights. Make them narrower.`,
      'network.hidden',
    )
  }
}

/** A lower bound: a category becomes more than one input. */
function parameterCount(inputs: number, hidden: number[], classes: number): number {
  const sizes = [inputs, ...hidden, classes === 2 ? 1 : classes]
  return sizes.slice(1).reduce((sum, size, index) => sum + ((sizes[index] ?? 0) + 1) * size, 0)
}

function listOf(names: string[]): string {
  const shown = names.slice(0, 12).join(', ')
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown
}
