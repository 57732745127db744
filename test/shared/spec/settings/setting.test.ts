import { describe, expect, it } from 'vitest'
import {
  choice,
  figure,
  integer,
  number,
  rangeSentence,
  readNumber,
  share,
  structure,
  toggle,
} from '@shared/spec/settings/setting'
import { z } from 'zod'

const about = { flag: 'x', label: 'X', hint: 'An x.', explanation: 'It is x.', group: 'training' } as const

describe('the word of a number', () => {
  it.each([
    ['12', 12],
    [' 0.5 ', 0.5],
    ['1e-3', 0.001],
    ['-4', -4],
  ])('%j is that number', (text, value) => expect(readNumber(text)).toBe(value))

  it.each(['', '  ', 'abc', '1,5', '1e2x'])('%j is none, which every schema refuses', (text) => {
    expect(readNumber(text)).toBeNaN()
    const { schema, read } = number({ ...about, range: { min: 0, max: 1 }, initial: 0 })
    expect(schema.safeParse(read(text)).error?.issues.map(({ message }) => message)).toEqual([
      'Enter a number from 0 to 1.',
    ])
  })
})

describe('the sentence of a range', () => {
  it('says the bounds as a person writes them', () => {
    expect(rangeSentence('a whole number', { min: 1, max: 100_000 })).toBe('Enter a whole number from 1 to 100,000.')
    expect(rangeSentence('a number', { above: 0, max: 100 })).toBe('Enter a number above 0 and at most 100.')
    expect(rangeSentence('a number', { max: 0.9999 })).toBe('Enter a number from 0 to 0.9999.')
    expect(figure(1e6)).toBe('1,000,000')
  })
})

describe('a row', () => {
  it('has what its kind of setting has, unless it says otherwise', () => {
    const plain = number({ ...about, range: { above: 0, max: 9 }, initial: 3 })
    expect(plain).toMatchObject({ scale: 'linear', word: '<x>', plural: false, since: 1 })
    expect(plain.relevant({} as never)).toBe(true)
    expect([plain.text(0.25), plain.write(1e-7)]).toEqual(['0.25', '1e-7'])
    expect(number({ ...about, range: { above: 0, max: 9 }, initial: 3, scale: 'log' }).scale).toBe('log')
    expect(integer({ ...about, range: { min: 0, max: 9 }, initial: 3 })).toMatchObject({
      scale: 'integer',
      word: '<n>',
    })
    expect(share({ ...about, range: { min: 0, max: 0.9 }, initial: 0.2 })).toMatchObject({ word: '<share>', unit: '%' })
  })

  it('of a switch says yes and no by the flag alone', () => {
    const { word, read, write, text, schema } = toggle({ ...about, initial: true })
    expect([word, read(''), read('no'), text(true), text(false)]).toEqual(['', true, false, 'yes', 'no'])
    expect([read(write(true)), read(write(false))]).toEqual([true, false])
    expect(schema.safeParse('yes').error?.issues[0]?.message).toBe('Choose yes or no.')
  })

  it('of a choice names its values, each with a hint where one helps', () => {
    const labels = { a: 'first', b: { label: 'second', hint: 'The other.' } }
    const row = choice(['a', 'b'], { ...about, initial: 'a', labels })
    expect(row.choices).toEqual([
      { value: 'a', label: 'first' },
      { value: 'b', label: 'second', hint: 'The other.' },
    ])
    expect([row.text('b'), row.read('a'), row.scale]).toEqual(['second', 'a', 'choice'])
    expect(row.schema.safeParse('c').error?.issues[0]?.message).toBe('Choose one of a, b.')
  })

  it('of anything else says itself how it is read and written', () => {
    const schema = z.array(z.string())
    const row = structure<string[]>({
      ...about,
      schema,
      initial: [],
      read: (word) => [word],
      write: String,
      text: String,
    })
    expect([row.scale, row.read('a'), row.schema]).toEqual(['structure', ['a'], schema])
  })
})
