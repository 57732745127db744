import { isNumeric, needsRareLevels, ruleOf } from '@shared/spec/columnRules'
import type { Dataset } from '@shared/contract/dataset'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { LabError, type ProblemCode } from '@shared/contract/labError'
import { limits } from '@shared/spec/limits'
import { type Reading, readingSchema } from '@shared/spec/reading'
import type { PreparationSpec, RunSpec, Task } from '@shared/spec/runSpec'
import { canonicalJson } from '@shared/data/reading/datasetId'
import { nameList, withThousands } from '@shared/data/wording'
import { namesShown, refusePreparation } from './refusePreparation'

type Role = 'target' | 'features' | 'weights'

/**
 * Refuses at once what the table's column statistics already rule out, so that no run is made of it.
 * What only the rows can tell is refused by the preparation.
 * @throws LabError `bad-target`, `bad-features` or `bad-setting`
 */
export function refuseSpec(spec: RunSpec, dataset: Dataset): void {
  const { task, target, weights, features } = spec.preparation
  refuseReading(spec, dataset)
  const find = (name: string, role: Role): ColumnInfo => {
    const column = dataset.columns.find((candidate) => candidate.name === name)
    if (column) return column
    const names = nameList(
      dataset.columns.map((candidate) => candidate.name),
      namesShown,
    )
    throw refusal(role, `${dataset.name} has no column named ${name}. Its columns are ${names}.`)
  }
  const targetColumn = find(target, 'target')
  refuseTarget(targetColumn, task, dataset.name)
  refuseFeatures(
    features.map((name) => find(name, 'features')),
    spec.preparation,
  )
  if (weights !== null) refuseWeights(find(weights, 'weights'))
  if (task === 'classification') refuseClassWeights(spec, targetColumn)
  refusePreparation(spec.preparation, dataset)

  const outputs = task === 'regression' || targetColumn.distinct === 2 ? 1 : targetColumn.distinct
  if (parameterCount([features.length, ...spec.network.hidden, outputs]) > limits.parameters) {
    throw new LabError(
      'bad-setting',
      `network.hidden: these layers have more than ${withThousands(limits.parameters)} weights. Make them narrower.`,
      'network.hidden',
    )
  }
}

function refuseTarget(column: ColumnInfo, task: Task, file: string): void {
  const { name, distinct } = column
  if (distinct < 2) {
    const what = distinct === 0 ? 'no value at all' : 'one value only'
    const needed = task === 'regression' ? 'a target needs at least two numbers' : 'a target needs at least two classes'
    throw refusal('target', `The target ${name} in ${file} holds ${what}; ${needed}. Choose another column.`)
  }
  if (column.type === 'date') {
    throw refusal(
      'target',
      `The target ${name} in ${file} holds dates, which cannot be predicted. Choose another column.`,
    )
  }
  if (task === 'regression') {
    if (isNumeric(column)) return
    throw refusal(
      'target',
      `The target ${name} in ${file} holds text; a regression needs numbers. Choose a column of numbers, or set the task to classification.`,
    )
  }
  if (distinct > limits.classes) {
    const regression = isNumeric(column) ? ', or set the task to regression' : ''
    throw refusal(
      'target',
      `The target ${name} in ${file} has ${distinct} different values; at most ${limits.classes} classes fit. Choose a column of classes${regression}.`,
    )
  }
}

/** The same bytes read in another way are another table. */
function refuseReading({ reading }: RunSpec, dataset: Dataset): void {
  if (reading === null || canonicalJson(reading) === canonicalJson(dataset.reading)) return
  const keys = Object.keys(readingSchema.shape) as (keyof Reading)[]
  const other = keys.filter((key) => canonicalJson(reading[key]) !== canonicalJson(dataset.reading[key]))
  throw new LabError(
    'bad-setting',
    `reading: ${dataset.name} was read with another ${nameList(other, namesShown)} than these settings say. Open the file again with that, or set reading to null.`,
    'reading',
  )
}

function refuseFeatures(columns: ColumnInfo[], { columns: rules }: PreparationSpec): void {
  for (const { name, type, min, distinct } of columns) {
    if (type === 'identifier') {
      throw refusal(
        'features',
        `The feature ${name} is an identifier, which says nothing about other rows. Leave it out.`,
      )
    }
    const rareLevelsGrouped = needsRareLevels({ type, distinct }) && (ruleOf(rules, name).rareBelow ?? 0) > 1
    if (min === null && distinct > limits.featureLevels && !rareLevelsGrouped) {
      throw refusal(
        'features',
        `The feature ${name} has ${distinct} different texts; at most ${limits.featureLevels} levels fit. Leave it out.`,
      )
    }
    if (type === 'text') {
      throw refusal('features', `The feature ${name} is free text, which says nothing about other rows. Leave it out.`)
    }
  }
  if (columns.some((column) => column.distinct >= 2)) return
  const names = nameList(
    columns.map((column) => column.name),
    namesShown,
  )
  const are = columns.length === 1 ? 'is' : 'are'
  throw refusal('features', `No usable feature: ${names} ${are} the same in every row. Choose a column that varies.`)
}

function refuseWeights(column: ColumnInfo): void {
  const { name, min, max } = column
  if (!isNumeric(column) || min === null || max === null) {
    throw refusal('weights', `The weights ${name} are not numbers. Choose a column of numbers, 0 or more.`)
  }
  if (min < 0) {
    throw refusal(
      'weights',
      `The weights ${name} go down to ${min}; a weight must be 0 or more. Choose another column.`,
    )
  }
  if (max === 0) throw refusal('weights', `The weights ${name} are 0 in every row. Choose another column.`)
}

function refuseClassWeights({ training: { classWeights } }: RunSpec, { name, levels }: ColumnInfo): void {
  if (typeof classWeights === 'string' || levels === null) return
  const unknown = Object.keys(classWeights).filter((level) => !levels.includes(level))
  if (unknown.length === 0) return
  throw new LabError(
    'bad-setting',
    `training.classWeights: ${nameList(unknown, namesShown)} ${unknown.length === 1 ? 'is no class' : 'are no classes'} of ${name}, which has ${nameList(levels, namesShown)}.`,
    'training.classWeights',
  )
}

function refusal(role: Role, message: string): LabError {
  const code: ProblemCode = role === 'target' ? 'bad-target' : 'bad-features'
  return new LabError(code, message, `preparation.${role}`)
}

/** Of layers of these sizes, the inputs first. A lower bound: a category becomes more than one input. */
function parameterCount(sizes: number[]): number {
  return sizes.slice(1).reduce((sum, size, index) => sum + ((sizes[index] ?? 0) + 1) * size, 0)
}
