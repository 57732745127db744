import { describe, expect, it } from 'vitest'
import { noFeatureText, noTargetText, targetObstacle, targetOptions, taskObstacle } from '@shared/spec/columnFitness'
import { fakeCategory, fakeColumn, fakeDataset } from '../../support/fakeBridge'

const texts = (name: string, distinct: number) =>
  fakeCategory(name, [], { type: distinct > 100 ? 'text' : 'category', distinct, levels: null })

describe('targetObstacle', () => {
  it('takes 2 to 100 texts and says what is wrong with any other number', () => {
    const at = (distinct: number) => targetObstacle(texts('y', distinct))
    expect([2, 100].map(at)).toEqual([null, null])
    expect([0, 1, 101, 12403].map(at)).toEqual([
      'no value',
      'one value only',
      '101 values, at most 100',
      '12,403 values, at most 100',
    ])
  })

  it('takes any numbers that vary', () => {
    expect([2, 101, 12403].map((distinct) => targetObstacle(fakeColumn('y', { distinct })))).toEqual([null, null, null])
    expect(targetObstacle(fakeColumn('y', { distinct: 1 }))).toBe('one value only')
  })
})

describe('targetOptions', () => {
  const columns = [fakeColumn('x', { distinct: 2 }), texts('y', 120)]
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

describe('taskObstacle', () => {
  it('says why a target is no class, or no number, and what to choose', () => {
    expect(taskObstacle(fakeColumn('price', { distinct: 1200 }), 'classification')).toBe(
      'price has 1,200 values, at most 100 can be classes: choose regression, or another target.',
    )
    expect(taskObstacle(fakeCategory('school', ['north', 'south']), 'regression')).toBe(
      'school holds no numbers: choose classification, or another target.',
    )
  })

  it('is silent where both are possible, and where nothing is', () => {
    const grade = fakeColumn('grade', { type: 'integer', distinct: 6 })
    expect([taskObstacle(grade, 'classification'), taskObstacle(grade, 'regression')]).toEqual([null, null])
    expect([taskObstacle(undefined, 'regression'), taskObstacle(texts('y', 120), 'regression')]).toEqual([null, null])
  })
})

describe('noTargetText', () => {
  it('says what the columns hold and what to open', () => {
    const columns = [texts('x', 300), texts('y', 300)]
    expect(noTargetText(columns)).toBe(
      'There is no column to predict: x has 300 different texts, y 300; at most 100 can be classes. ' +
        'Open a file with a column of numbers, or of 2 to 100 classes.',
    )
  })

  it('says of constant columns that they hold one value, and counts those it does not name', () => {
    const columns = [texts('a', 200), ...['b', 'c'].map((name) => fakeColumn(name, { distinct: 1 }))]
    const more = [texts('d', 1200), fakeColumn('e', { distinct: 0 })]
    expect(noTargetText([...columns, ...more])).toContain(
      ': a has 200 different texts, b has one value, c has one value, d has 1,200 different texts and 1 more; at most 100 can be classes. ',
    )
    expect(noTargetText(columns.slice(1))).toContain(': b has one value, c has one value. Open')
  })

  it('is silent where one column fits', () => {
    expect(noTargetText(fakeDataset().columns)).toBeNull()
  })
})

describe('noFeatureText', () => {
  const x = fakeColumn('x', { distinct: 2 })
  it('names the target and what the others hold', () => {
    expect(noFeatureText([x, texts('y', 120)], 'x')).toBe(
      'There is no usable feature besides x: y has 120 different texts. ' +
        'Open a file with a column of numbers or few categories.',
    )
  })

  it('says where the target is the only column', () => {
    expect(noFeatureText([x], 'x')).toContain('besides x: it is the only column. Open a file')
  })

  it('offers another target where that would make a feature of this one', () => {
    const notes = fakeCategory('note', [], { type: 'text', distinct: 90, levels: null })
    expect(noFeatureText([x, notes], 'x')).toContain(
      'note has 90 different texts. Choose another target, or open a file',
    )
  })

  it('is silent where there is a feature, or no target yet', () => {
    expect([noFeatureText(fakeDataset().columns, 'admitted'), noFeatureText([], '')]).toEqual([null, null])
  })
})
