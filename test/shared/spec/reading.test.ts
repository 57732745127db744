import { describe, expect, it } from 'vitest'
import { previewSchema } from '@shared/contract/preview'
import {
  defaultMissingWords,
  defaultReading,
  laterParts,
  readingChoicesSchema,
  readingSchema,
  textReadingParts,
} from '@shared/spec/reading'

const takes = (changes: object) => readingSchema.safeParse({ ...defaultReading, ...changes }).success

describe('a reading', () => {
  it('survives JSON; the default is one', () => {
    expect(readingSchema.parse(JSON.parse(JSON.stringify(defaultReading)))).toEqual(defaultReading)
  })

  it.each<[string, unknown[], unknown[]]>([
    ['kind', ['text'], ['sheet', '', null]],
    ['encoding', ['utf-8', 'shift_jis'], ['UTF-8', 'latin1']],
    ['delimiter', [',', '\t', 'whitespace', '~', '\u0001'], [' ', '', '::', 'a', '7', '"', '.', '-', '\n', '\0']],
    ['quote', ["'", 'none'], ['', '`']],
    ['comment', ['', '#', '----'], ['-----', null]],
    ['missingWords', [[], ['-999'], new Array(50).fill('x')], [[''], ['x'.repeat(41)], new Array(51).fill('x')]],
    ['dateOrder', ['dmy', 'mdy'], ['ydm', null]],
    ['raggedRows', ['leaveOut', 'fill'], ['pad']],
    ['types', [{}, { a: 'text', b: 'identifier' }], [{ '': 'text' }, { a: 'float' }, { ['x'.repeat(1001)]: 'text' }]],
    ['quoteEscape', ['backslash'], ['none', null]],
    ['skipLines', [0, 4, 1000], [-1, 1.5, 1001, null]],
    ['more', [], [1]],
  ])('takes of %s its values and nothing beyond', (field, taken, refused) => {
    for (const value of taken) expect(takes({ [field]: value }), String(value)).toBe(true)
    for (const value of refused) expect(takes({ [field]: value }), String(value)).toBe(false)
  })

  it('has two marks for decimals and thousands, or none for thousands', () => {
    expect(takes({ decimal: ',', thousands: '.' })).toBe(true)
    expect(takes({ decimal: ',', thousands: 'none' })).toBe(true)
    const { error } = readingSchema.safeParse({ ...defaultReading, decimal: ',', thousands: ',' })
    expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['thousands'], 'Choose another thousands mark than the decimal one.'],
    ])
  })

  it('is whole: nothing of it may be left out, since guesses would come back elsewhere', () => {
    const first = Object.keys(defaultReading).filter((field) => !(field in laterParts))
    for (const field of first) expect(takes({ [field]: undefined }), field).toBe(false)
  })

  it('of before a part was there stands for what that part was then', () => {
    const earlier = Object.fromEntries(Object.entries(defaultReading).filter(([part]) => !(part in laterParts)))
    expect(readingSchema.parse(earlier)).toEqual(defaultReading)
  })
})

it('of choices is any part of one, without a word about the rest', () => {
  expect(readingChoicesSchema.parse({})).toEqual({})
  expect(readingChoicesSchema.parse({ header: false })).toEqual({ header: false })
  expect(readingChoicesSchema.safeParse({ headers: false }).success).toBe(false)
  expect(readingChoicesSchema.safeParse({ quote: '`' }).success).toBe(false)
})

it('has a default that nobody can change for others', () => {
  expect(defaultReading.missingWords).toEqual(defaultMissingWords)
  expect(defaultReading.missingWords).not.toBe(defaultMissingWords)
})

it('is shown as guessed and as it stands, with the reason where it cannot be', () => {
  const preview = {
    ...{
      name: 'a.csv',
      bytes: 12,
      skipped: ['a note'],
      doubts: [],
      reading: { ...defaultReading, delimiter: ';' },
      guessed: defaultReading,
    },
    ...{ columns: [], rows: [], more: false, problem: 'a.csv, line 2: 1 field where the header has 2.' },
  }
  expect(previewSchema.parse(preview)).toEqual(preview)
  expect(previewSchema.safeParse({ ...preview, columns: [{ name: 'a', type: 'float' }] }).success).toBe(false)
})

it('has parts that a person can overrule one by one: all but its kind', () => {
  expect(textReadingParts).toEqual([...Object.keys(defaultReading).filter((part) => part !== 'kind'), 'forms'])
})
