import fc from 'fast-check'
import { checkSpec } from '@shared/spec/checks/checkSpec'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { defaultAt, initialSettings } from '@shared/spec/defaults'
import {
  type ColumnRule,
  type RunSpec,
  dateParts,
  standardizations,
  transforms,
  unseenRules,
} from '@shared/spec/runSpec'
import { type SettingPath, settingAt, settingPaths, settingTable, withValue } from '@shared/spec/settings/table'
import { specVersion } from '@shared/spec/upgradeSpec'
import { fakeCategory, fakeColumn } from './fakeBridge'

/** A valid RunSpec with the columns of its table. */
export interface SpecOfTable {
  spec: RunSpec
  columns: ColumnInfo[]
}

/** Names as files have them, with every mark that a command line has a meaning for. */
const nameArbitrary = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    fc.constantFrom(
      'a, b',
      'say "c"',
      '"d"',
      ' e',
      'f ',
      'g h',
      'i:j',
      'k=l',
      'm*n',
      'o<p',
      '--seed',
      '-',
      "q's",
      '\\',
    ),
  )
  // Nothing can be told by such a name: the gate says so.
  .filter((name) => name !== '__proto__')

const names = fc.uniqueArray(nameArbitrary, { minLength: 7, maxLength: 7 })
const levels = fc.uniqueArray(nameArbitrary, { minLength: 3, maxLength: 3 })
/** Two, of which one is the event, or three. */
const targetLevels = fc.uniqueArray(nameArbitrary, { minLength: 2, maxLength: 3 })
const optional = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined })
const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)

function told(rule: Record<string, unknown>): ColumnRule {
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined))
}

const common = { indicator: optional(fc.boolean()), standardization: optional(fc.constantFrom(...standardizations)) }
const numberRule = fc.record({
  ...common,
  missing: optional(fc.constantFrom('drop', 'mean', 'median', 'mostFrequent', 'constant')),
  constant: anyNumber,
  zeroIsMissing: optional(fc.boolean()),
  transform: optional(fc.constantFrom(...transforms)),
})
const dateRule = fc.record({
  ...common,
  missing: optional(fc.constantFrom('drop', 'mean', 'constant')),
  constant: fc.constantFrom<string | number>('2024-03-01', '2024-03-01 12:30', 86_400_000),
  parts: optional(fc.uniqueArray(fc.constantFrom(...dateParts), { minLength: 1 })),
})
const categoryRule = (known: readonly string[]) =>
  fc.record({
    ...common,
    missing: optional(fc.constantFrom('drop', 'mostFrequent', 'constant', 'ownCategory')),
    constant: fc.constantFrom(...known),
    encoding: optional(fc.constantFrom('oneHot', 'reference', 'ordinal')),
    reference: optional(fc.constantFrom(...known)),
    order: optional(fc.shuffledSubarray([...known], { minLength: known.length })),
    rareBelow: optional(fc.nat(50)),
    unseen: optional(fc.constantFrom(...unseenRules)),
  })

/** Any value of a row that is a number, a choice or a switch, its bounds more often than others. */
function plainValue(path: SettingPath): fc.Arbitrary<unknown> {
  const { scale, range, choices } = settingAt(path)
  if (choices !== undefined) return fc.constantFrom(...choices.map(({ value }) => value))
  if (scale === 'switch') return fc.boolean()
  if (range === undefined) throw new Error(`The test knows no values of ${path}.`)
  const { min, above, max } = range
  if (scale === 'integer') return fc.oneof(fc.constantFrom(min ?? 0, max), fc.integer({ min: min ?? 0, max }))
  const inside = fc.double({ min: min ?? above ?? 0, minExcluded: above !== undefined, max, noNaN: true })
  // No sum with 0 is -0, which a command line cannot write.
  return fc.oneof(
    inside.map((value) => value + 0),
    fc.constantFrom(max, ...(min === undefined ? [] : [min])),
  )
}

/** Values of rows that are neither: by the names of the columns. */
function structures(
  [first, second, category, date, weights, number, classes]: string[],
  of: string[],
  target: string[],
) {
  const features = [first, second, category, date] as string[]
  const values: Partial<Record<SettingPath, fc.Arbitrary<unknown>>> = {
    'preparation.target': fc.constant(''),
    // Null of two classes is written as the class that it stands for.
    'preparation.event': fc.constantFrom(...target, ...(target.length === 2 ? [] : [null])),
    'preparation.features': fc.shuffledSubarray(features, { minLength: 1 }),
    'preparation.columns': fc
      .record({ a: numberRule, b: numberRule, c: categoryRule(of), d: dateRule, some: fc.subarray([0, 1, 2, 3]) })
      .map(({ a, b, c, d, some }) => {
        const rules = [a, b, c, d].map(told)
        return Object.fromEntries(some.map((index) => [features[index], rules[index]]))
      }),
    'preparation.interactions': fc.array(fc.tuple(fc.constantFrom(...features), fc.constantFrom(...features)), {
      maxLength: 3,
    }),
    'preparation.splitColumn': fc.constantFrom(null, category, date, weights, first),
    'preparation.fold': fc.nat(2499),
    'preparation.weights': fc.constantFrom(null, weights),
    'network.hidden': fc.array(fc.integer({ min: 1, max: 64 }), { maxLength: 3 }),
    'training.batchSize': fc.oneof(fc.constant('full'), fc.integer({ min: 1, max: 1_000_000 })),
    'training.classWeights': fc.oneof(
      fc.constantFrom('none', 'balanced'),
      fc.dictionary(
        fc.constantFrom(...target),
        fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => value + 0),
        {
          minKeys: 1,
        },
      ),
    ),
  }
  return { values, targets: { classification: classes as string, regression: number as string } }
}

/**
 * Any valid RunSpec, and a table that it is of. Its values come from the table of settings: a row that is added is among them. What does
 * not go together with the rest goes back to its default.
 */
export const specArbitrary: fc.Arbitrary<SpecOfTable> = fc
  .record({ names, of: levels, target: targetLevels })
  .chain(({ names, of, target }) => {
    const [first, second, category, date, weights, number, classes] = names as [string, string, ...string[]]
    const columns = [
      fakeColumn(first),
      fakeColumn(second, { distinct: 12 }),
      fakeCategory(category!, of),
      fakeColumn(date!, { type: 'date' }),
      fakeColumn(weights!, { min: 0, max: 9 }),
      fakeColumn(number!, { distinct: 4000, min: -5 }),
      fakeCategory(classes!, target),
    ]
    const { values, targets } = structures(names, of, target)
    const settings = fc.record(
      Object.fromEntries(settingPaths.map((path) => [path, values[path] ?? plainValue(path)])) as Record<
        SettingPath,
        fc.Arbitrary<unknown>
      >,
    )
    return settings.map((chosen): SpecOfTable => {
      const whole = settingPaths.reduce((all, path) => withValue(all, path, chosen[path]), initialSettings())
      const { preparation } = whole
      const { task, features, folds, repeats, fold, split, validationShare, testShare } = preparation
      const isFeature = (name: string) => features.includes(name)
      const spec: RunSpec = {
        ...{ version: specVersion, dataset: 'a'.repeat(64), reading: null },
        ...whole,
        preparation: {
          ...preparation,
          target: targets[task],
          columns: Object.fromEntries(
            Object.entries(preparation.columns).filter(
              ([name, rule]) => isFeature(name) && Object.keys(rule).length > 0,
            ),
          ),
          interactions: preparation.interactions.filter((pair) => pair.every(isFeature)),
          fold: fold % (folds * repeats),
          splitColumn: split === 'time' || split === 'grouped' ? date! : preparation.splitColumn,
          testShare: validationShare + testShare <= 0.9 ? testShare : 0,
        },
      }
      return { spec: mended(spec, columns), columns }
    })
  })

function mended(spec: RunSpec, columns: readonly ColumnInfo[]): RunSpec {
  let settings = spec
  for (let round = 0; round < 20; round++) {
    const [issue] = checkSpec(settings, columns)
    if (issue === undefined) return settings
    const [part, key] = issue.path
    const path = (key === undefined ? part : `${part}.${key}`) as SettingPath
    if (!settingTable.has(path)) break
    settings = withValue(settings, path, defaultAt(path, settings))
  }
  throw new Error(`The test made a spec that stays wrong: ${JSON.stringify(checkSpec(settings, columns))}`)
}
