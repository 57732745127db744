import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { classIndices, classLookup, prepareTargets } from '@shared/data/preparation/target/applyTarget'
import type { FittedPreparation, FittedTarget } from '@shared/data/preparation/fittedPreparation'
import { missingCode } from '@shared/data/table/table'
import { fittedNumber, fittedWith } from '../../exampleFitted'
import { tableOf } from '../../exampleTables'

const fittedFor = (target: Omit<FittedTarget, 'name'>): FittedPreparation => ({
  ...fittedWith(fittedNumber({ feature: 'x' })),
  target: { name: 'y', ...target },
})
const classes = fittedFor({ classes: ['n', 'p'], scaling: null })
const number = fittedFor({ classes: [], scaling: { center: 30, scale: 4 } })

describe('a target of classes', () => {
  const table = tableOf('x,y', '1,n', '2,p', '3,n', '4,p')

  it('finds a numeric class by its number, a text by its text', () => {
    const numbers = tableOf('y', '10', '2', '', '3').columns[0]!
    expect([0, 1, 2, 3].map(classLookup(['2', '10'], numbers))).toEqual([1, 0, missingCode, missingCode])
    const texts = tableOf('y', 'b', 'a', '', 'c').columns[0]!
    expect([0, 1, 2, 3].map(classLookup(['a', 'b'], texts))).toEqual([1, 0, missingCode, missingCode])
  })

  it('gives the classes of the rows asked for', () => {
    expect(classIndices(classes, table, Uint32Array.of(1, 0))).toEqual(Uint32Array.of(1, 0))
    expect(prepareTargets(classes, table, Uint32Array.of(3, 2, 1))).toEqual(Uint32Array.of(1, 0, 1))
  })
})

describe('a target that is a number', () => {
  it('is standardized by what was fitted, in the order of the rows asked for', () => {
    const table = tableOf('x,y', '1,30', '2,38', '3,', '4,27')
    expect(prepareTargets(number, table, Uint32Array.of(3, 0, 1, 2))).toEqual(Float64Array.of(-0.75, 0, 2, Number.NaN))
  })

  it('must be one in this table too', () => {
    expect(() => prepareTargets(number, tableOf('y', 'a', 'b'), Uint32Array.of(0))).toThrow(/target y holds text/)
  })
})

it('names a target that is not there', () => {
  for (const fitted of [classes, number]) {
    expect(() => prepareTargets(fitted, tableOf('x', '1'), Uint32Array.of(0))).toThrow(
      new LabError('bad-target', 'The table has no column named y.'),
    )
  }
})
