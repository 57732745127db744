import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import {
  type ColumnRule,
  type PreparationSpec,
  columnMissingRules,
  dateParts,
  encodingsOfCategories,
  standardizations,
  transforms,
} from '@shared/spec/runSpec'
import { type Preparation, fitPreparation, prepareInputs } from '@shared/data/preparation/preparation'
import type { Table } from '@shared/data/table/table'
import { allRows, preparationSpec } from '../exampleTables'
import { disturbanceArbitrary, disturbed, levels, specArbitrary, tableArbitrary, takeRows } from '../randomRules'

const runs = { numRuns: 400 }

/** A rule that a table refuses is a refusal both times. */
function attempt(table: Table, spec: PreparationSpec): Preparation | string {
  try {
    return fitPreparation(table, spec)
  } catch (error) {
    if (error instanceof LabError) return error.message
    throw error
  }
}

/** Validation and test rows, and those that were left out. */
function notTraining(table: Table, { parts }: Preparation): Uint32Array {
  const training = new Set(parts.train)
  return allRows(table).filter((row) => !training.has(row))
}

/** Bit by bit: JSON keeps every digit, but not the sign of a zero. */
const bits = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (Object.is(inner, -0) ? '-0' : inner))

describe('what is fitted', () => {
  it('does not change by a bit with any validation or test row, whatever the rules', () => {
    let fitted = 0
    fc.assert(
      fc.property(tableArbitrary, specArbitrary, disturbanceArbitrary, (table, spec, change) => {
        const before = attempt(table, spec)
        if (typeof before === 'string') return
        fitted += 1
        const after = fitPreparation(disturbed(table, notTraining(table, before), spec, change), spec)
        expect(after.parts.train).toEqual(before.parts.train)
        expect(bits(after.fitted)).toBe(bits(before.fitted))
      }),
      runs,
    )
    expect(fitted).toBeGreaterThan(runs.numRuns / 2)
  })

  it('is what the training rows alone give, whatever the rules', () => {
    fc.assert(
      fc.property(tableArbitrary, specArbitrary, (table, spec) => {
        const whole = attempt(table, spec)
        if (typeof whole === 'string') return
        const alone = fitPreparation(takeRows(table, whole.parts.train), { ...spec, validationShare: 0, testShare: 0 })
        expect(alone.parts.train).toHaveLength(whole.parts.train.length)
        expect(bits(alone.fitted)).toBe(bits(whole.fitted))
      }),
      runs,
    )
  })
})

describe('the inputs of a row', () => {
  it('follow from that row and the fitted values alone', () => {
    fc.assert(
      fc.property(tableArbitrary, specArbitrary, (table, spec) => {
        const preparation = attempt(table, spec)
        if (typeof preparation === 'string') return
        const { fitted } = preparation
        const together = prepareInputs(fitted, table, allRows(table))
        for (const row of allRows(table)) {
          const alone = prepareInputs(fitted, takeRows(table, Uint32Array.of(row)), Uint32Array.of(0))
          const start = row * together.columns
          expect(bits(Array.from(together.values.subarray(start, start + together.columns)))).toBe(
            bits(Array.from(alone.values)),
          )
        }
      }),
      { numRuns: 100 },
    )
  })

  it('are finite in every row of a part', () => {
    fc.assert(
      fc.property(tableArbitrary, specArbitrary, (table, spec) => {
        const preparation = attempt(table, spec)
        if (typeof preparation === 'string') return
        const { fitted, parts, dropped } = preparation
        const rows = Object.values(parts) as Uint32Array[]
        expect(rows.reduce((sum, part) => sum + part.length, dropped)).toBe(table.rows)
        for (const part of rows) {
          expect(prepareInputs(fitted, table, part).values.findIndex((value) => !Number.isFinite(value))).toBe(-1)
        }
      }),
      runs,
    )
  })
})

describe('each transformer changes with the training rows, or the tests above could not fail', () => {
  const [table] = fc.sample(tableArbitrary, { numRuns: 1, seed: 3 })
  const numbers: [string, ColumnRule][] = [
    ...standardizations.filter((rule) => rule !== 'none').map((standardization) => ['a', { standardization }] as const),
    ...transforms.map((transform) => ['a', { transform, standardization: 'zscore' }] as const),
    ...columnMissingRules
      .filter((missing) => ['mean', 'median', 'mostFrequent'].includes(missing))
      .map((missing) => ['a', { missing, standardization: 'none' }] as const),
  ].map(([name, rule]) => [name, { ...rule }])
  const others: [string, ColumnRule][] = [
    ...encodingsOfCategories.map((encoding) => ['colour', { encoding, missing: 'mostFrequent' }] as const),
    ...[2, 5].map((rareBelow) => ['colour', { rareBelow, missing: 'ownCategory' }] as const),
    ...dateParts.map((part) => ['when', { parts: [part], missing: 'mean' }] as const),
  ].map(([name, rule]) => [name, { ...rule } as ColumnRule])

  it.each([...numbers, ...others])('%s by %j', (name, rule) => {
    const spec = specOf({ features: [name, 'b'], columns: { [name]: rule } })
    const before = fitPreparation(table!, spec)
    const change = { number: 5, level: levels.length, target: 0, missing: false }
    const after = fitPreparation(disturbed(table!, before.parts.train.subarray(0, 4), spec, change), spec)
    expect(bits(after.fitted.inputs[0])).not.toBe(bits(before.fitted.inputs[0]))
  })

  it('products', () => {
    const spec = specOf({ features: ['a', 'b', 'colour'], degree: 2, interactions: [['a', 'colour']] })
    const before = fitPreparation(table!, spec)
    const change = { number: 5, level: levels.length, target: 0, missing: false }
    const after = fitPreparation(disturbed(table!, before.parts.train.subarray(0, 4), spec, change), spec)
    before.fitted.terms.forEach((term, index) => expect(bits(after.fitted.terms[index])).not.toBe(bits(term)))
    // a², a · b, b², and a with each of the levels.
    expect(before.fitted.terms.length).toBeGreaterThan(5)
  })

  function specOf(changes: Partial<PreparationSpec>): PreparationSpec {
    return preparationSpec({
      target: 'class',
      missing: 'impute',
      validationShare: 0.25,
      testShare: 0.25,
      splitSeed: 3,
      ...changes,
    })
  }
})
