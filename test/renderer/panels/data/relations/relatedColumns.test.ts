import { expect, it } from 'vitest'
import { pairPlot, relatedColumns } from '@renderer/panels/data/relations/relatedColumns'
import { fakeCategory, fakeColumn, fakeDataset } from '../../../../support/fakeBridge'

it('free text, identifiers and the target itself are not held against the target', () => {
  const columns = [...fakeDataset().columns, fakeColumn('id', { type: 'identifier' })]
  expect(relatedColumns(columns, 'admitted')).toEqual(['exam_1', 'exam_2', 'school', 'year'])
})

it('two numbers have a scatter; otherwise one is spread by the groups of the other', () => {
  const [score, weight] = [fakeColumn('score'), fakeColumn('weight')]
  const town = fakeCategory('town', ['a', 'b'])
  expect(pairPlot(score, weight, 'regression')).toEqual({ kind: 'scatter', x: 'score', y: 'weight' })
  expect(pairPlot(town, weight, 'regression')).toEqual({ kind: 'histograms', column: 'weight', by: 'town' })
  expect(pairPlot(score, town, 'classification')).toEqual({ kind: 'histograms', column: 'score', by: 'town' })
})
