import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPreparation } from '@shared/spec/defaults'
import { defaultReading } from '@shared/spec/reading'
import {
  type ColumnRule,
  type PreparationSpec,
  columnMissingRules,
  columnRuleSchema,
  dateParts,
  encodingsOfCategories,
  standardizations,
  transforms,
  unseenRules,
} from '@shared/spec/runSpec'
import { columnWord, flagWord, preparationFlags, readingFlags } from '@renderer/wording/settings/preparationFlags'
import { columnRulesOf } from '../../../../electron/cli/flags/columnFlag'

describe('a word of a flag', () => {
  it('is quoted where it would be read as something else, and quotes within are doubled', () => {
    const texts = ['north east', 'ü', 'a,b', 'a:b', 'a=b', 'a<b', 'a+b', 'a*b', ' a', 'a ', '', 'say "a"']
    expect(texts.map(flagWord)).toEqual([
      ...['north east', 'ü', '"a,b"', '"a:b"', '"a=b"', '"a<b"', '"a+b"', '"a*b"', '" a"', '"a "', '""'],
      '"say ""a"""',
    ])
  })
})

describe('the rules of features', () => {
  const level = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom('5', '1e3', 'a, b', '"', "it's", 'x=y: z', '<', ' '),
  )
  const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
  const rule = fc
    .record({
      missing: optional(fc.constantFrom(...columnMissingRules)),
      constant: optional(
        fc.oneof(
          level,
          fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
        ),
      ),
      indicator: optional(fc.boolean()),
      zeroIsMissing: optional(fc.boolean()),
      transform: optional(fc.constantFrom(...transforms)),
      standardization: optional(fc.constantFrom(...standardizations)),
      encoding: optional(fc.constantFrom(...encodingsOfCategories)),
      reference: optional(level),
      order: optional(fc.array(level, { minLength: 1, maxLength: 3 })),
      rareBelow: optional(fc.nat(1e6)),
      unseen: optional(fc.constantFrom(...unseenRules)),
      parts: optional(fc.array(fc.constantFrom(...dateParts), { minLength: 1, maxLength: 3 })),
    })
    .map((fields): ColumnRule => {
      const given = Object.entries(fields).filter(([, value]) => value !== undefined)
      return columnRuleSchema.parse(Object.fromEntries(given))
    })
    .filter((given) => Object.keys(given).length > 0)

  it('are read back from their flags unchanged, whatever names and levels hold', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), rule, (name, given) => {
        expect(Object.entries(columnRulesOf([columnWord(name, given)]))).toEqual([[name, given]])
      }),
      { numRuns: 500, seed: 5 },
    )
  })

  it('are one word, in which a number stays a number and a text a text', () => {
    expect(columnWord('a, b', { missing: 'constant', constant: '5', indicator: true })).toBe(
      '"a, b": missing=constant, constant="5", indicator',
    )
    expect(columnWord('a', { missing: 'constant', constant: 5, indicator: false })).toBe(
      'a: missing=constant, constant=5, indicator=no',
    )
    expect(columnWord('a', { encoding: 'ordinal', order: ['low', 'a<b'], rareBelow: 0 })).toBe(
      'a: encoding=ordinal, order=low<"a<b", rare-below=0',
    )
    expect(columnWord('a', {})).toBe('')
  })
})

describe('the flags of a preparation', () => {
  const words = (changes: Partial<PreparationSpec>) => {
    const preparation = { ...defaultPreparation, target: 'y', features: ['a'], ...changes }
    return new Map(preparationFlags(preparation).map(([, flag, word]) => [flag, word]))
  }

  it('count the folds from 1, and name pairs by their features', () => {
    const pairs: PreparationSpec['interactions'] = [
      ['a', 'b'],
      ['a*b', 'c'],
    ]
    const given = words({ fold: 3, interactions: pairs })
    expect([given.get('--fold'), given.get('--interactions')]).toEqual([4, 'a*b,"a*b"*c'])
  })

  it('have an empty word for what is not there', () => {
    const given = words({ weights: null, splitColumn: null })
    expect([given.get('--weights'), given.get('--split-column'), given.get('--interactions')]).toEqual(['', '', ''])
  })
})

describe('the flags of a reading', () => {
  it('are words where a character would be lost in a shell', () => {
    const marks = { delimiter: '\t', quote: "'", decimal: ',', thousands: ' ', header: false } as const
    const types = { 'sold on': 'date', 'a=b': 'text' } as const
    expect(readingFlags({ ...defaultReading, ...marks, missingWords: ['NA', 'a,b'], types })).toEqual([
      ['--encoding', 'utf-8'],
      ['--delimiter', 'tab'],
      ['--quote', 'single'],
      ['--no-header', null],
      ['--decimal', 'comma'],
      ['--thousands', 'space'],
      ['--comment', ''],
      ['--missing-words', 'NA,"a,b"'],
      ['--date-order', 'ymd'],
      ['--ragged-rows', 'refuse'],
      ['--type', 'sold on=date'],
      ['--type', '"a=b"=text'],
    ])
  })
})
