import { Command, type Option } from 'commander'
import { expect, it } from 'vitest'
import { choice, number, numberOf } from '../../../../electron/cli/flags/flagKinds'

const read = (option: Option, ...words: string[]) =>
  new Command()
    .addOption(option)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parse(words, { from: 'user' })
    .opts()
const split = (standard?: string) => choice('--split <kind>', 'how', ['holdout', 'folds'], standard)

it('takes a closed choice and names all of it where it is another word', () => {
  expect(read(split(), '--split', 'folds')).toEqual({ split: 'folds' })
  expect(() => read(split(), '--split', 'time')).toThrow(/--split.*holdout, folds/)
})

it('leaves a choice open unless it has a default', () => {
  expect(read(split())).toEqual({})
  expect(read(split('holdout'))).toEqual({ split: 'holdout' })
})

it('keeps a number as the text that was given', () => {
  const epochs = () => number('--epochs <count>', 'how many', 300)
  expect(read(epochs())).toEqual({ epochs: '300' })
  expect(read(epochs(), '--epochs', '1e2x')).toEqual({ epochs: '1e2x' })
})

it.each([
  ['12', 12],
  [' 0.5 ', 0.5],
  ['1e-3', 0.001],
  ['-4', -4],
])('reads %j as a number', (text, value) => expect(numberOf(text, '--x')).toBe(value))

it.each(['', '  ', 'abc', '1,5', '1e2x'])('refuses %j by the name of the flag', (text) => {
  expect(() => numberOf(text, '--l2')).toThrow(`--l2 must be a number, not "${text}".`)
})
