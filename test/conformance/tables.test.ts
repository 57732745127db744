import { describe, expect, it } from 'vitest'
import { optimizers } from '@shared/spec/runSpec'
import { createRandom } from '@shared/math/random'
import { preparationSpec, tableOf } from '../shared/data/exampleTables'
import { type Kind, caseOf, kinds } from './cases'
import { trainTable } from './tableRun'
import { predictProbabilities } from '../shared/engine/predict/predictRows'

const names = ['no', 'perhaps', 'yes']
const random = createRandom(1, 'sample')
/** Two numbers that tell the class, and the class. */
const rows = Array.from({ length: 45 }, (_, row) => {
  const index = row % 3
  return { x: index - 1 + 0.2 * random.normal(), z: random.normal(), index, amount: 3 + 2 * index + random.uniform() }
})
const allowed = optimizers.flatMap((optimizer) =>
  kinds
    .filter(({ network }) => optimizer !== 'newton' || network.hidden.length === 0)
    .map((kind) => caseOf(kind, optimizer, 'float64', 'full')),
)
const classes = ({ classCount }: Kind) => rows.filter(({ index }) => index < (classCount === 2 ? 2 : 3))

/** A table of these rows with a column y. */
const table = (kind: Kind, label: (row: (typeof rows)[number]) => string, weight = '1') =>
  tableOf('x,z,w,y', ...classes(kind).map((row) => `${row.x},${row.z},${weight},${label(row)}`))
const spec = (kind: Kind, weights: string | null = null) =>
  preparationSpec({
    features: ['x', 'z'],
    weights,
    task: kind.classCount === 0 ? 'regression' : 'classification',
  })

describe.each(allowed)('$title', (given) => {
  const target = ({ index, amount }: (typeof rows)[number]) => (given.classCount === 0 ? String(amount) : names[index]!)

  it('labels may be texts: the same weights as for numbers, and their names come back', () => {
    if (given.classCount === 0) return
    const byText = trainTable(table(given, target), spec(given), given)
    const byNumber = trainTable(
      table(given, ({ index }) => String(10 * index)),
      spec(given),
      given,
    )
    expect(byText.fitted.target.classes).toEqual(names.slice(0, given.classCount))
    expect(byNumber.fitted.target.classes).toEqual(['0', '10', '20'].slice(0, given.classCount))
    expect(byText.trainer.parameters()).toEqual(byNumber.trainer.parameters())
  })

  it('row weights of 3 are no weights, to the bit', () => {
    const none = trainTable(table(given, target), spec(given), given).trainer
    const three = trainTable(table(given, target, '3'), spec(given, 'w'), given).trainer
    expect(three.parameters()).toEqual(none.parameters())
    expect(three.trainLoss).toBe(none.trainLoss)
  })

  it('one class is refused by name', () => {
    if (given.classCount === 0) return
    const message = expect.stringMatching(/The target y has one class \(yes\)/)
    expect(() =>
      trainTable(
        table(given, () => 'yes'),
        spec(given),
        given,
      ),
    ).toThrow(expect.objectContaining({ code: 'bad-target', message }))
  })
})

it('what is told apart easily is learnt: rows get the names they had', () => {
  const kind = kinds.find(({ classCount }) => classCount === 3)!
  const given = caseOf(kind, 'lbfgs', 'float64', 'full')
  const long = { ...given, training: { ...given.training, epochs: 100 } }
  const { fitted, trainer, data } = trainTable(
    table(kind, ({ index }) => names[index]!),
    spec(kind),
    long,
  )
  const { values } = predictProbabilities(trainer.network, trainer.parameters(), data.train.inputs)
  const predicted = Array.from({ length: 45 }, (_, row) => {
    const shares = Array.from(values.subarray(3 * row, 3 * row + 3))
    return fitted.target.classes[shares.indexOf(Math.max(...shares))]
  })
  const actual = Array.from(data.train.targets, (index) => names[index])
  expect(predicted.filter((name, row) => name === actual[row]).length).toBeGreaterThan(42)
})
