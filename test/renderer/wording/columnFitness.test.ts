import { describe, expect, it } from 'vitest'
import { noFeatureText, noTargetText, targetObstacle, targetOptions } from '@renderer/wording/columnFitness'
import { fakeCategory, fakeColumn, fakeDataset } from '../../support/fakeBridge'

const texts = (name: string, distinct: number) =>
  fakeCategory(name, [], { type: distinct > 100 ? 'text' : 'category', distinct, levels: null })

describe('targetObstacle', () => {
  it('takes 2 to 100 values and says what is wrong with any other number', () => {
    const at = (distinct: number) => targetObstacle(fakeColumn('y', { distinct }))
    expect([2, 100].map(at)).toEqual([null, null])
    expect([0, 1, 101, 12403].map(at)).toEqual([
      'no value',
      'one value only',
      '101 values, at most 100',
      '12,403 values, at most 100',
    ])
  })
})

describe('targetOptions', () => {
  const columns = [fakeColumn('x', { distinct: 2 }), fakeColumn('y', { distinct: 120 })]
  it('offers every column and disables what cannot be predicted, with the reason', () => {
    expect(targetOptions(columns, 'x')).toEqual([
      { value: 'x', label: 'x', disabled: false },
      { value: 'y', label: 'y (120 values, at most 100)', disabled: true },
    ])
  })

  it('begins with a placeholder while nothing is chosen', () => {
    expect(targetOptions(columns, '')[0]).toEqual({ value: '', label: 'choose a column', disabled: true })
    expect(targetOptions(columns.slice(1), '')[0]?.label).toBe('no column fits')
  })
})

describe('noTargetText', () => {
  it('names the file, what its columns hold and what to open', () => {
    const columns = [fakeColumn('x', { distinct: 300 }), fakeColumn('y', { distinct: 300 })]
    expect(noTargetText(fakeDataset({ name: 'regress.csv', columns }))).toBe(
      'regress.csv has no column of classes: x has 300 different values, y 300; at most 100 fit. ' +
        'Open a file with a column of 2 to 100 classes.',
    )
  })

  it('says of constant columns that they hold one value, and counts those it does not name', () => {
    const columns = [fakeColumn('a', { distinct: 200 }), ...['b', 'c'].map((name) => fakeColumn(name, { distinct: 1 }))]
    const more = [fakeColumn('d', { distinct: 1200 }), fakeColumn('e', { distinct: 0 })]
    expect(noTargetText(fakeDataset({ name: 'f.csv', columns: [...columns, ...more] }))).toContain(
      ': a has 200 different values, b has one value, c has one value, d has 1,200 different values and 1 more; at most 100 fit. ',
    )
    expect(noTargetText(fakeDataset({ name: 'f.csv', columns: columns.slice(1) }))).toContain(
      ': b has one value, c has one value. Open',
    )
  })

  it('is silent where one column fits', () => {
    expect(noTargetText(fakeDataset())).toBeNull()
  })
})

describe('noFeatureText', () => {
  const x = fakeColumn('x', { distinct: 2 })
  it('names the file, the target and what the others hold', () => {
    expect(noFeatureText(fakeDataset({ name: 'many.csv', columns: [x, texts('y', 120)] }), 'x')).toBe(
      'many.csv has no usable feature besides x: y has 120 different texts. ' +
        'Open a file with a column of numbers or few categories.',
    )
  })

  it('says where the target is the only column', () => {
    expect(noFeatureText(fakeDataset({ columns: [x] }), 'x')).toContain('besides x: it is the only column. Open a file')
  })

  it('offers another target where that would make a feature of this one', () => {
    const notes = fakeCategory('note', [], { type: 'text', distinct: 90, levels: null })
    expect(noFeatureText(fakeDataset({ columns: [x, notes] }), 'x')).toContain(
      'note has 90 different texts. Choose another target, or open a file',
    )
  })

  it('is silent where there is a feature, or no target yet', () => {
    expect([noFeatureText(fakeDataset(), 'admitted'), noFeatureText(fakeDataset({ columns: [] }), '')]).toEqual([
      null,
      null,
    ])
  })
})
