import { describe, expect, it } from 'vitest'
import { fitTarget } from '@shared/data/preparation/target/fitTarget'
import { fitPreparation, fittedPreparationSchema, prepareTargets } from '@shared/data/preparation/preparation'
import { allRows, preparationSpec, tableOf } from '../../exampleTables'
import { messagesOf } from '../../../../support/messagesOf'

describe('classes', () => {
  it('are shared out among the parts one by one', () => {
    const table = tableOf('y', ...Array.from({ length: 40 }, (_, row) => (row % 4 === 0 ? 'p' : 'n')))
    const spec = preparationSpec({ validationShare: 0.2, testShare: 0.1, splitSeed: 2 })
    const { fittedTarget, parts } = fitTarget(table, table.columns[0]!, allRows(table), spec)
    expect(fittedTarget).toEqual({ name: 'y', classes: ['n', 'p'], scaling: null })
    const positive = (rows: Uint32Array) => rows.filter((row) => row % 4 === 0).length
    expect([positive(parts.train), positive(parts.validation), positive(parts.test)]).toEqual([7, 2, 1])
  })
})

describe('the event', () => {
  const table = tableOf(
    'y,a',
    ...Array.from({ length: 40 }, (_, row) => `${row % 4 === 0 ? 'p' : 'n'},${row === 7 ? '' : row}`),
  )
  const spec = preparationSpec({ validationShare: 0.2, testShare: 0.1, splitSeed: 2 })
  const fitted = (event: string | null) => fitTarget(table, table.columns[0]!, allRows(table), { ...spec, event })

  it('is the second of the two classes, and in an earlier spec the second in order', () => {
    expect(['n', 'p', null].map((event) => fitted(event).fittedTarget.classes)).toEqual([
      ['p', 'n'],
      ['n', 'p'],
      ['n', 'p'],
    ])
  })

  it('leaves every row in its part', () => expect(fitted('n').parts).toEqual(fitted('p').parts))

  it('leaves the order of more classes as it is, and is refused where no usable row has it', () => {
    const three = tableOf('y', 'a', 'b', 'c', 'a', 'b', 'c')
    const of = (rows: number[], event: string) =>
      fitTarget(three, three.columns[0]!, Uint32Array.from(rows), { ...preparationSpec({}), event }).fittedTarget
        .classes
    expect(of([0, 1, 2, 3, 4, 5], 'a')).toEqual(['a', 'b', 'c'])
    expect(of([0, 1, 3, 4], 'a')).toEqual(['b', 'a'])
    expect(() => of([0, 1, 3, 4], 'c')).toThrow(
      expect.objectContaining({ code: 'bad-setting', path: ['preparation', 'event'] }),
    )
  })
})

describe('a target that is a number', () => {
  const lines = Array.from({ length: 50 }, (_, row) => `${row},${row % 7 === 3 ? 'NA' : 2 * row + 1}`)
  const table = tableOf('a,y', ...lines)
  const spec = preparationSpec({ task: 'regression', validationShare: 0.2, testShare: 0.1, splitSeed: 4 })
  const { fitted, parts, dropped, warnings } = fitPreparation(table, spec)

  it('is standardized over the training rows', () => {
    const targets = Array.from(prepareTargets(fitted, table, parts.train))
    const mean = targets.reduce((sum, value) => sum + value, 0) / targets.length
    expect(mean).toBeCloseTo(0, 14)
    expect(targets.reduce((sum, value) => sum + (value - mean) ** 2, 0) / targets.length).toBeCloseTo(1, 14)
    expect(fitted.target).toMatchObject({ name: 'y', classes: [] })
    expect(fittedPreparationSchema.parse(fitted)).toEqual(fitted)
  })

  it('splits all rows that have one, by the split seed', () => {
    expect([dropped, messagesOf(warnings)]).toEqual([7, ['7 rows left out: the target y is missing.']])
    expect([parts.train.length, parts.validation.length, parts.test.length]).toEqual([30, 9, 4])
    const rows = Uint32Array.of(...parts.train, ...parts.validation, ...parts.test).sort()
    expect(Array.from(rows)).toEqual(Array.from(allRows(table)).filter((row) => row % 7 !== 3))
    expect(fitPreparation(table, spec).parts).toEqual(parts)
    expect(fitPreparation(table, { ...spec, splitSeed: 5 }).parts).not.toEqual(parts)
  })

  it('is refused where it never varies, and warned of where only training rows are the same', () => {
    const same = tableOf('a,y', '1,3', '2,3', '3,')
    expect(() => fitPreparation(same, spec)).toThrow(/^The target y is 3 in each of the 2 rows that can be used/)
    const values = Array.from(allRows(table), (row) => (parts.test.includes(row) ? '8' : '5'))
    const flat = tableOf('a,y', ...lines.map((line, row) => line.replace(/,\d+$/, `,${values[row]}`)))
    const prepared = fitPreparation(flat, spec)
    expect(prepared.fitted.target.scaling).toEqual({ center: 5, scale: 1 })
    expect(messagesOf(prepared.warnings)).toContain(
      'The target y is the same in every training row: there is nothing to learn from.',
    )
  })
})
