import { expect, it } from 'vitest'
import { defaultDraft } from '@renderer/stores/draft/draftDefaults'
import { withTarget } from '@renderer/stores/draft/withTarget'
import { fakeCategory, fakeColumn, fakeDataset } from '../../../support/fakeBridge'

const dataset = fakeDataset({
  columns: [
    ...fakeDataset().columns,
    fakeCategory('trial', ['case', 'control']),
    fakeColumn('price', { distinct: 4000 }),
  ],
})
const { columns } = dataset
const before = defaultDraft(dataset)
const of = (name: string, from = before) => withTarget(from, name, columns)

it('brings its own task and event, whatever was chosen for the one before', () => {
  const chosen = { ...before, preparation: { ...before.preparation, event: '0' } }
  const found = ['trial', 'admitted', 'school', 'price'].map((name) => of(name, chosen).preparation)
  expect(found.map(({ target, task, event }) => [target, task, event])).toEqual([
    ['trial', 'classification', 'case'],
    ['admitted', 'classification', '1'],
    ['school', 'classification', null],
    ['price', 'regression', null],
  ])
})

it('takes the target out of the features and the weights, and leaves no weights of other classes', () => {
  const weighted = {
    ...before,
    preparation: { ...before.preparation, weights: 'price' },
    training: { ...before.training, classWeights: { 0: 2, 1: 1 } },
  }
  expect(of('school').preparation.features).not.toContain('school')
  expect(of('price', weighted).preparation.weights).toBeNull()
  expect(of('school', weighted)).toMatchObject({
    preparation: { weights: 'price' },
    training: { classWeights: 'none' },
  })
  expect(
    of('trial', { ...weighted, training: { ...before.training, classWeights: 'balanced' } }).training,
  ).toMatchObject({
    classWeights: 'balanced',
  })
})
