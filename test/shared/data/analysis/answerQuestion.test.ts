import { expect, it } from 'vitest'
import { datasetsCalls } from '@shared/contract/areas/datasets'
import { defaultPreparation } from '../../../support/defaults'
import { answerQuestion } from '@shared/data/analysis/answerQuestion'
import type { AnswerTo, Question } from '@shared/data/analysis/question'
import { problemOf } from '../preparation/splits/splitBench'
import { inStretches, sampleTable } from './sampleTable'

const iris = inStretches(sampleTable('iris'))
const preparation = { ...defaultPreparation, target: 'species', features: ['petal_length', 'petal_width'] }
/** Held against the schema of the call that asks it. */
const answer = <Asked extends Question>(question: Asked) =>
  datasetsCalls[`datasets.${question.kind}`].result.parse(answerQuestion(iris, question)) as AnswerTo<Asked>

it('is the correlation of the columns that were named, in their order', () => {
  const found = answer({ kind: 'correlation', columns: ['petal_width', 'petal_length'] })
  expect(found).toMatchObject({ columns: ['petal_width', 'petal_length'] })
  // numpy.corrcoef
  expect(found.values[1]).toBeCloseTo(0.962865431402796, 13)
})

it('is the histogram of a column in each class: 50 rows of each species', () => {
  const found = answer({ kind: 'classHistogram', column: 'petal_width', target: 'species' })
  expect([found.column, found.target, found.classes.map(({ name }) => name)]).toEqual([
    ...['petal_width', 'species', ['setosa', 'versicolor', 'virginica']],
  ])
  expect(found.classes.map(({ counts }) => counts.reduce((a, b) => a + b))).toEqual([50, 50, 50])
})

it('is the part of each row, by the split seed of the preparation', () => {
  const [first, second] = [1, 2].map((splitSeed) =>
    answer({ kind: 'split', preparation: { ...preparation, splitSeed } }),
  )
  expect(first).toMatchObject({ counts: { train: 90, validation: 30, test: 30, dropped: 0 } })
  expect(second).not.toEqual(first)
})

it('is advice on the training rows of that split', () => {
  const found = answer({ kind: 'advice', preparation: { ...preparation, features: ['petal_length', 'species'] }, training: null }) // prettier-ignore
  const leaks = found.filter(({ code }) => code === 'target-leak')
  expect(leaks.map(({ columns }) => columns)).toContainEqual(['species'])
})

it.each<[string, Question]>([
  ['correlation', { kind: 'correlation', columns: ['petal_length', 'gone'] }],
  ['classHistogram', { kind: 'classHistogram', column: 'gone', target: 'species' }],
  ['split', { kind: 'split', preparation: { ...preparation, target: 'gone' } }],
  ['advice', { kind: 'advice', preparation: { ...preparation, target: 'gone' }, training: null }],
])('names a column that is not there: %s', (_, question) => {
  expect(problemOf(() => answerQuestion(iris, question))?.message).toContain('no column named gone')
})
