import { expect, it } from 'vitest'
import { defaultReading, readingSchema } from '@shared/contract/reading'
import {
  type ChoiceKey,
  overruled,
  previewSize,
  readingLabels,
  readingOptions,
  readingValue,
} from '@renderer/wording/reading'

it('offers every value that the contract takes, each with a name', () => {
  const keys: Exclude<ChoiceKey, 'header'>[] = [
    'encoding',
    'delimiter',
    'quote',
    'decimal',
    'thousands',
    'dateOrder',
    'raggedRows',
  ]
  for (const key of keys) {
    const options = readingOptions(key, defaultReading)
    expect(new Set(options.map(({ value }) => value))).toEqual(new Set<string>(readingSchema.shape[key].options))
    expect(new Set(options.map(({ label }) => label)).size).toBe(options.length)
  }
  expect(readingOptions('header', defaultReading).map(({ value }) => value)).toEqual(['true', 'false'])
})

it('has a label for everything but the types, which stand at their columns', () => {
  expect(Object.keys(readingLabels).sort()).toEqual(
    Object.keys(defaultReading)
      .filter((key) => key !== 'types')
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
    'none, columns are numbered',
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
  expect(previewSize({ bytes: 48_123, rows: rows(100), more: true })).toBe('48.1 kB · the first 100 rows')
  expect(previewSize({ bytes: 20, rows: rows(3), more: false })).toBe('20 B · all 3 rows')
  expect(previewSize({ bytes: 8, rows: rows(1), more: false })).toBe('8 B · its only row')
  expect(previewSize({ bytes: 3, rows: [], more: false })).toBe('3 B · no rows')
})
