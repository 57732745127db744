import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PreparationSpec, missingRules, standardizations, tasks } from '@shared/contract/runSpec'
import { type Preparation, fitPreparation } from '@shared/data/preparation'
import { type Table, missingCode } from '@shared/data/table'

/** What a cell of a row is changed into; null leaves the row as it is. */
interface Disturbance {
  number: number
  level: number
  target: number
}

const levels = ['red', 'green', 'blue']
const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const disturbance = fc.record({ number: finite, level: fc.nat(levels.length - 1), target: finite })

const isUsable = (row: number) => row % 4 !== 3

/** Numbers and levels, some missing, with a target of either kind and weights; most rows are sure to be usable. */
const tableArbitrary = fc
  .array(
    fc.record({
      number: fc.option(finite, { nil: Number.NaN }),
      level: fc.option(fc.nat(levels.length - 1), { nil: missingCode }),
      target: finite,
      weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
    }),
    { minLength: 12, maxLength: 60 },
  )
  .map((rows): Table => {
    const numbers = Float64Array.from(rows, ({ number }, row) => (isUsable(row) ? row : number))
    const codes = Uint32Array.from(rows, ({ level }, row) => (isUsable(row) ? row % 3 : level))
    return {
      rows: rows.length,
      columns: [
        { kind: 'number', name: 'a', type: 'number', values: numbers },
        { kind: 'category', name: 'colour', type: 'category', codes, levels },
        {
          kind: 'number',
          name: 'y',
          type: 'number',
          values: Float64Array.from(rows, ({ target }, row) => row + target),
        },
        { kind: 'number', name: 'w', type: 'number', values: Float64Array.from(rows, ({ weight }) => weight) },
        {
          kind: 'category',
          name: 'class',
          type: 'category',
          codes: codes.map((_, row) => row % 2),
          levels: ['n', 'p'],
        },
      ],
    }
  })

const specArbitrary = fc
  .record({
    task: fc.constantFrom(...tasks),
    standardization: fc.constantFrom(...standardizations),
    missing: fc.constantFrom(...missingRules),
    weights: fc.constantFrom('w', null),
  })
  .map((settings): PreparationSpec => ({
    ...settings,
    target: settings.task === 'regression' ? 'y' : 'class',
    features: ['a', 'colour'],
    validationShare: 0.25,
    testShare: 0.25,
  }))

/** Other values in these rows, missing where they were missing. Classes stay: they decide which part a row is in. */
function disturbed(table: Table, rows: Uint32Array, { number, level, target }: Disturbance): Table {
  const changes: Record<string, number> = { a: number, y: target, w: Math.abs(number) + 1 }
  const columns = table.columns.map((column) => {
    if (column.kind === 'number') {
      const values = column.values.slice()
      const by = changes[column.name] ?? 0
      for (const row of rows) values[row] = 1000 + by + (row + 1) * values[row]!
      if (column.name === 'w') for (const row of rows) values[row] = by
      return { ...column, values }
    }
    if (column.name !== 'colour') return column
    const codes = column.codes.slice()
    for (const row of rows) if (codes[row] !== missingCode) codes[row] = level
    return { ...column, codes }
  })
  return { ...table, columns }
}

const heldOut = ({ parts }: Preparation) => Uint32Array.of(...parts.validation, ...parts.test)

describe('what is fitted', () => {
  it('does not change with any validation or test row', () => {
    fc.assert(
      fc.property(tableArbitrary, specArbitrary, fc.nat(), disturbance, (table, spec, seed, change) => {
        const before = fitPreparation(table, spec, seed)
        const after = fitPreparation(disturbed(table, heldOut(before), change), spec, seed)
        expect(after.parts).toEqual(before.parts)
        expect(after.fitted).toEqual(before.fitted)
      }),
    )
  })

  it('is what the training rows alone give', () => {
    fc.assert(
      fc.property(tableArbitrary, specArbitrary, fc.nat(), (table, spec, seed) => {
        const { fitted, parts } = fitPreparation(table, spec, seed)
        const alone = fitPreparation(takeRows(table, parts.train), { ...spec, validationShare: 0, testShare: 0 }, seed)
        expect(alone.fitted).toEqual(fitted)
      }),
    )
  })

  it('changes with the training rows, or the tests above could not fail', () => {
    const [table] = fc.sample(tableArbitrary, { numRuns: 1, seed: 1 })
    const change = { number: 5, level: 1, target: -7 }
    for (const [spec, what] of [
      [{ task: 'classification', target: 'class' }, 'inputs'],
      [{ task: 'regression', target: 'y' }, 'target'],
    ] as const) {
      for (const standardization of standardizations) {
        const whole: PreparationSpec = {
          ...spec,
          standardization,
          ...{ missing: 'impute', weights: null, features: ['a', 'colour'], validationShare: 0.25, testShare: 0.25 },
        }
        const before = fitPreparation(table!, whole, 3)
        const after = fitPreparation(disturbed(table!, before.parts.train, change), whole, 3)
        expect(after.fitted[what]).not.toEqual(before.fitted[what])
      }
    }
  })
})

function takeRows(table: Table, rows: Uint32Array): Table {
  const columns = table.columns.map((column) =>
    column.kind === 'number'
      ? { ...column, values: Float64Array.from(rows, (row) => column.values[row]!) }
      : { ...column, codes: Uint32Array.from(rows, (row) => column.codes[row]!) },
  )
  return { rows: rows.length, columns }
}
