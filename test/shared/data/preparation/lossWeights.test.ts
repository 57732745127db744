import { describe, expect, it } from 'vitest'
import { defaultTraining } from '../../../support/defaults'
import { LabError } from '@shared/contract/labError'
import type { PreparationSpec, TrainingSpec } from '@shared/spec/runSpec'
import { lossWeights, weightsOfClasses } from '@shared/data/preparation/lossWeights'
import { fitPreparation } from '@shared/data/preparation/preparation'
import { allRows, preparationSpec, tableOf } from '../exampleTables'

describe('weightsOfClasses', () => {
  const train = Uint32Array.of(0, 0, 0, 1, 0, 2, 2, 0)

  it('makes classes count the same when balanced', () => {
    const weights = weightsOfClasses('balanced', ['a', 'b', 'c'], train)!
    // 8 rows, 3 classes of 5, 1 and 2 rows.
    expect(weights).toEqual(Float64Array.of(8 / 15, 8 / 3, 4 / 3))
    const total = (index: number) => train.filter((classIndex) => classIndex === index).length * weights[index]!
    expect([0, 1, 2].map(total).every((sum) => Math.abs(sum - 8 / 3) < 1e-15)).toBe(true)
  })

  it('counts rows by their weights when balanced, as if there were so many', () => {
    const rowWeights = [2, 1, 1, 3, 1, 1, 1, 2]
    const copies = Uint32Array.from(
      Array.from(train).flatMap((index, row) => new Array<number>(rowWeights[row]!).fill(index)),
    )
    const classes = ['a', 'b', 'c']
    const weights = weightsOfClasses('balanced', classes, train, Float64Array.from(rowWeights))
    // 12 rows, 3 classes of 7, 3 and 2 rows.
    expect(weights).toEqual(Float64Array.of(12 / 21, 12 / 9, 12 / 6))
    expect(weights).toEqual(weightsOfClasses('balanced', classes, copies))
  })

  it('takes weights by name, 1 for those not named', () => {
    expect(weightsOfClasses({ c: 0, a: 2.5 }, ['a', 'b', 'c'], train)).toEqual(Float64Array.of(2.5, 1, 0))
    expect(weightsOfClasses({}, ['constructor', '__proto__'], train)).toEqual(Float64Array.of(1, 1))
  })

  it('names a class that is not there', () => {
    expect(() => weightsOfClasses({ no: 2, Yes: 1 }, ['no', 'yes'], train)).toThrow(
      new LabError('bad-setting', 'No row that can be used has the class Yes. Close: yes.', 'training.classWeights'),
    )
  })

  it('are none where none are asked for', () => expect(weightsOfClasses('none', ['a', 'b'], train)).toBeNull())
})

describe('lossWeights', () => {
  const table = tableOf('a,w,y', '1,2,n', '2,1,p', '3,1,n', '4,4,n')
  const weightsWith = (classWeights: TrainingSpec['classWeights'], preparation: Partial<PreparationSpec> = {}) => {
    const spec = { preparation: preparationSpec(preparation), training: { ...defaultTraining, classWeights } }
    const { fitted, parts } = fitPreparation(table, spec.preparation)
    return lossWeights(spec, fitted, table, parts, allRows(table))
  }

  it('are the product of both, 1 on average', () => {
    expect(weightsWith('none')).toBeNull()
    expect(weightsWith('none', { weights: 'w' })).toEqual(Float64Array.of(1, 0.5, 0.5, 2))
    expect(weightsWith({ p: 3 })).toEqual(Float64Array.of(2 / 3, 2, 2 / 3, 2 / 3))
    const both = Array.from(weightsWith({ p: 3 }, { weights: 'w' }) ?? [])
    expect(both).toEqual([0.8, 1.2, 0.4, 1.6].map((weight) => expect.closeTo(weight, 14) as unknown))
  })

  it('leave numbers without classes', () => {
    const regression: Partial<PreparationSpec> = { task: 'regression', target: 'a', features: ['y'] }
    expect(weightsWith('balanced', regression)).toBeNull()
    expect(weightsWith('balanced', { ...regression, weights: 'w' })).toEqual(Float64Array.of(1, 0.5, 0.5, 2))
  })

  it('of a validation row follow from the training rows', () => {
    const rows = tableOf('a,y', ...Array.from({ length: 22 }, (_, row) => `${row},${row < 3 ? 'p' : 'n'}`))
    const preparation = preparationSpec({ validationShare: 0.5 })
    const spec = { preparation, training: { ...defaultTraining, classWeights: 'balanced' as const } }
    const { fitted, parts } = fitPreparation(rows, preparation)
    const positive = (part: Uint32Array) => part.filter((row) => row < 3).length
    expect([positive(parts.train), parts.train.length]).toEqual([2, 11])
    expect([positive(parts.validation), parts.validation.length]).toEqual([1, 11])
    const weights = lossWeights(spec, fitted, rows, parts, parts.validation)!
    const weightOf = (name: string) => weights[parts.validation.findIndex((row) => row < 3 === (name === 'p'))]!
    // Of the 11 training rows 2 are p and 9 are n.
    expect(weightOf('p') / weightOf('n')).toBeCloseTo(9 / 2, 13)
  })

  it('must leave a row that counts', () => {
    expect(() => weightsWith({ n: 0, p: 0 })).toThrow(
      new LabError('bad-setting', 'No row would count. Give a class a weight above 0.', 'training.classWeights'),
    )
  })
})
