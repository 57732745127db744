import fc from 'fast-check'
import {
  type ColumnRule,
  type PreparationSpec,
  dateParts,
  encodingsOfCategories,
  missingRules,
  standardizations,
  tasks,
  transforms,
  unseenRules,
} from '@shared/spec/runSpec'
import { type Table, missingCode } from '@shared/data/table/table'
import { preparationSpec } from './exampleTables'

export const levels = ['red', 'green', 'blue', 'rare', 'rarer']
const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const day = 86_400_000

/** A rule may leave out what it does not change. */
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const common = {
  missing: optional(fc.constantFrom('drop', 'mean', 'median', 'mostFrequent', 'constant')),
  constant: fc.constant(1.5),
  indicator: optional(fc.boolean()),
  standardization: optional(fc.constantFrom(...standardizations)),
}
const withoutNothing = (rule: Record<string, unknown>): ColumnRule =>
  Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined))

const positiveRule = fc.record({ ...common, transform: optional(fc.constantFrom(...transforms)) })
const anyNumberRule = fc.record({
  ...common,
  transform: optional(fc.constantFrom('none', 'square', 'yeoJohnson')),
  zeroIsMissing: optional(fc.boolean()),
})
const dateRule = fc.record({
  ...common,
  parts: optional(fc.uniqueArray(fc.constantFrom(...dateParts), { minLength: 1 })),
})
const categoryRule = fc.record({
  missing: optional(fc.constantFrom('drop', 'mostFrequent', 'constant', 'ownCategory')),
  constant: fc.constantFrom('red', 'blue'),
  indicator: optional(fc.boolean()),
  encoding: optional(fc.constantFrom(...encodingsOfCategories)),
  reference: optional(fc.constantFrom('red', 'green')),
  order: optional(fc.shuffledSubarray([...levels, 'violet'], { minLength: levels.length + 1 })),
  rareBelow: optional(fc.nat(6)),
  unseen: optional(fc.constantFrom(...unseenRules)),
  standardization: optional(fc.constantFrom(...standardizations)),
})

/** Random rules for the features of `tableArbitrary`: every transformer there is. */
export const specArbitrary: fc.Arbitrary<PreparationSpec> = fc
  .record({
    task: fc.constantFrom(...tasks),
    standardization: fc.constantFrom(...standardizations),
    missing: fc.constantFrom(...missingRules),
    weights: fc.constantFrom('w', null),
    degree: fc.integer({ min: 1, max: 3 }),
    splitSeed: fc.nat(),
    interactions: fc.subarray<[string, string]>([['a', 'colour'], ['colour', 'when'], ['b', 'b'], ['a', 'b']]), // prettier-ignore
    rules: fc.record({ a: positiveRule, b: anyNumberRule, when: dateRule, colour: categoryRule }),
  })
  .map(({ rules, ...settings }) =>
    preparationSpec({
      ...settings,
      columns: Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, withoutNothing(rule)])),
      target: settings.task === 'regression' ? 'y' : 'class',
      features: ['a', 'colour', 'b', 'when'],
      validationShare: 0.25,
      testShare: 0.25,
    }),
  )

const isSound = (row: number) => row % 4 !== 3

/** Numbers, dates and levels, some missing, with a target of either kind and weights; most rows are sure to be usable. */
export const tableArbitrary: fc.Arbitrary<Table> = fc
  .array(
    fc.record({
      a: fc.option(fc.double({ min: 0.01, max: 1e4, noNaN: true }), { nil: Number.NaN }),
      b: fc.option(fc.oneof(finite, fc.constant(0)), { nil: Number.NaN }),
      when: fc.option(fc.integer({ min: -30_000, max: 30_000 }), { nil: Number.NaN }),
      level: fc.option(fc.nat(levels.length - 1), { nil: missingCode }),
      target: finite,
      weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
    }),
    { minLength: 16, maxLength: 60 },
  )
  .map((rows): Table => {
    type Row = (typeof rows)[number]
    const numbers = (name: string, type: 'number' | 'date', value: (row: Row, index: number) => number) =>
      ({ kind: 'number', name, type, values: Float64Array.from(rows, value) }) as const
    const codes = Uint32Array.from(rows, ({ level }, row) => (isSound(row) ? row % 3 : level))
    const classes = Uint32Array.from(rows, (_, row) => row % 2)
    return {
      rows: rows.length,
      columns: [
        numbers('a', 'number', ({ a }, row) => (isSound(row) ? row + 0.5 : a)),
        { kind: 'category', name: 'colour', type: 'category', codes, levels },
        numbers('b', 'number', ({ b }, row) => (isSound(row) ? row - 7.25 : b)),
        numbers('when', 'date', ({ when }, row) => day * (isSound(row) ? 19_000.3 + 41 * row : when)),
        numbers('y', 'number', ({ target }, row) => row + target),
        numbers('w', 'number', ({ weight }) => weight),
        { kind: 'category', name: 'class', type: 'category', codes: classes, levels: ['n', 'p'] },
      ],
    }
  })

/** What the cells of some rows are changed into. */
export interface Disturbance {
  number: number
  level: number
  target: number
  /** Missing values come and go too, where they do not decide which rows are split. */
  missing: boolean
}

export const disturbanceArbitrary: fc.Arbitrary<Disturbance> = fc.record({
  number: finite,
  level: fc.nat(levels.length),
  target: finite,
  missing: fc.boolean(),
})

/** Other values in these rows. Classes stay, and what is missing where such rows are dropped: they decide which part a row is in. */
export function disturbed(table: Table, rows: Uint32Array, spec: PreparationSpec, change: Disturbance): Table {
  const columns = table.columns.map((column) => {
    const { name } = column
    const rule: ColumnRule = spec.columns[name] ?? {}
    const drops = (rule.missing ?? (spec.missing === 'drop' ? 'drop' : 'mean')) === 'drop'
    const isFeature = spec.features.includes(name)
    if (column.kind === 'number') {
      const values = column.values.slice()
      for (const row of rows) {
        const before = values[row]!
        if (isFeature && drops && (Number.isNaN(before) || before === 0)) continue
        const after = name === 'y' ? change.target + row : (Number.isNaN(before) ? 3 : before) * 1.7 + change.number
        if (name === 'w') values[row] = Math.abs(change.number) + 1
        else values[row] = isFeature && !drops && change.missing && row % 2 === 0 ? Number.NaN : after || 1
      }
      return { ...column, values }
    }
    if (name === 'class') return column
    const codes = column.codes.slice()
    for (const row of rows) {
      if (drops && codes[row] === missingCode) continue
      codes[row] = !drops && change.missing && row % 2 === 0 ? missingCode : change.level
    }
    return { ...column, codes, levels: [...levels, 'violet'] }
  })
  return { ...table, columns }
}

/** Some rows as a table of their own. Codes of levels are others than before. */
export function takeRows(table: Table, rows: Uint32Array): Table {
  const columns = table.columns.map((column) => {
    if (column.kind === 'number') return { ...column, values: Float64Array.from(rows, (row) => column.values[row]!) }
    const last = column.levels.length - 1
    const codes = Uint32Array.from(rows, (row) => {
      const code = column.codes[row]!
      return code === missingCode ? code : last - code
    })
    return { ...column, codes, levels: column.levels.toReversed() }
  })
  return { rows: rows.length, columns }
}
