import { expect, it } from 'vitest'
import { defaultReading, readingSchema } from '@shared/spec/reading'
import {
  type ChoiceKey,
  overruled,
  previewSize,
  readingLabels,
  readingOptions,
  readingValue,
} from '@renderer/wording/data/reading'

/** The values that the schema takes of a part. */
function taken(key: Exclude<ChoiceKey, 'header'>): readonly string[] {
  const part = readingSchema.options[0].shape[key]
  return 'options' in part ? part.options : part.unwrap().options
}

it('offers every value that the contract takes, each with a name', () => {
  const keys: Exclude<ChoiceKey, 'header'>[] = [
    'encoding',
    'quote',
    'quoteEscape',
    'decimal',
    'thousands',
    'dateOrder',
    'raggedRows',
  ]
  for (const key of keys) {
    const options = readingOptions(key, defaultReading)
    expect(new Set(options.map(({ value }) => value))).toEqual(new Set<string>(taken(key)))
    expect(new Set(options.map(({ label }) => label)).size).toBe(options.length)
  }
  expect(readingOptions('header', defaultReading).map(({ value }) => value)).toEqual(['true', 'false'])
})

it('has a label for everything but the kind and the types, which stand at their columns', () => {
  expect(Object.keys(readingLabels).sort()).toEqual(
    Object.keys(defaultReading)
      .filter((key) => key !== 'types' && key !== 'kind')
      .sort(),
  )
})

it('does not offer the decimal mark between thousands', () => {
  const disabled = (decimal: '.' | ',') =>
    readingOptions('thousands', { ...defaultReading, decimal })
      .filter((option) => option.disabled)
      .map(({ value }) => value)
  expect([disabled('.'), disabled(',')]).toEqual([['.'], [',']])
})

it('says a value in words', () => {
  const reading = { ...defaultReading, delimiter: '\t', header: false, missingWords: ['k.A.', '-'] } as const
  const value = (key: keyof typeof readingLabels) => readingValue(key, { ...reading, missingWords: ['k.A.', '-'] })
  expect([value('delimiter'), value('header'), value('missingWords'), value('comment')]).toEqual([
    'tab',
    'none: column_1, …',
    'k.A., -',
    'none',
  ])
  expect(readingValue('comment', { ...defaultReading, comment: '#' })).toBe('#')
  expect(readingValue('missingWords', { ...defaultReading, missingWords: [] })).toBe('none')
})

it('takes a choice for overruled where it is not what was guessed', () => {
  const words = [...defaultReading.missingWords]
  expect(overruled({ delimiter: ',', missingWords: words, types: {} }, defaultReading)).toEqual([])
  expect(overruled({ delimiter: ';', missingWords: words.slice(1) }, defaultReading)).toEqual([
    'delimiter',
    'missingWords',
  ])
})

it('says how much of a file is shown', () => {
  const rows = (count: number) => Array.from({ length: count }, () => ['1'])
  const columns = [{ name: 'a', type: 'integer' as const }]
  const size = (bytes: number, shown: string[][], more = false, problem: string | null = null) =>
    previewSize({ bytes, columns, rows: shown, more, problem })
  expect(size(48_123, rows(100), true)).toBe('48.1 kB · 1 column · the first 100 rows')
  expect(size(20, rows(3))).toBe('20 B · 1 column · all 3 rows')
  expect(size(8, rows(1))).toBe('8 B · 1 column · its only row')
  expect(size(3, [])).toBe('3 B · 1 column · no rows')
  expect(previewSize({ bytes: 0, columns: [], rows: [], more: false, problem: 'x' })).toBe('0 B')
})

it('does not say that rows are all there are where a problem ended the reading', () => {
  const columns = ['a', 'b', 'c'].map((name) => ({ name, type: 'integer' as const }))
  const upTo = (rows: string[][]) => previewSize({ bytes: 33, columns, rows, more: false, problem: 'line 3: …' })
  expect(upTo([['1', '2', '3']])).toBe('33 B · 3 columns · the first row')
  expect(upTo([['1'], ['2']])).toBe('33 B · 3 columns · the first 2 rows')
  expect(upTo([])).toBe('33 B · 3 columns')
})
