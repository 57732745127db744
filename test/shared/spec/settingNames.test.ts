import { describe, expect, it } from 'vitest'
import type { IssuePath } from '@shared/spec/issue'
import { textReadingParts } from '@shared/spec/reading'
import { faultText, flagOfPath, nameOfIssue } from '@shared/spec/settingNames'
import { settingPaths } from '@shared/spec/settings/table'

const faults = (...paths: IssuePath[]) => faultText(paths.map((path) => ({ path })))

describe('what stands in the way of training', () => {
  it.each<[IssuePath, string]>([
    [['training', 'learningRate'], 'Learning rate needs another value.'],
    [['training', 'epochs'], 'Epochs need another value.'],
    [['network', 'hidden', 1], 'Layer 2 needs another value.'],
    [['preparation', 'features'], 'Features need another choice.'],
    [['training', 'classWeights', 'Iris setosa'], 'Class weight of Iris setosa needs another value.'],
    [['preparation', 'columns', 'net: income', 'order'], 'The rule of net: income needs another value.'],
    [['preparation', 'interactions', 0, 1], 'Interactions need another value.'],
    [['training', 'patience'], 'Patience needs another value.'],
    [['seed'], 'Seed needs another value.'],
  ])('is named where it is one setting: %j', (path, text) => {
    expect(faults(path)).toBe(text)
  })

  it('is counted where it is more than one, and not told where it is none', () => {
    expect([faults(), faults(['seed'], ['training', 'l2'], ['training', 'epochs'])]).toEqual([
      null,
      '3 settings need another value.',
    ])
  })

  it('goes by its path where there is no such setting', () => {
    expect(nameOfIssue({ path: ['reading', 'decimal'] })).toEqual({ name: 'reading.decimal', plural: false })
  })
})

describe('the flag that says on a command line what a path is about', () => {
  it.each<[IssuePath, string | null]>([
    [['training', 'learningRate'], '--learning-rate'],
    [['seed'], '--seed'],
    [['preparation', 'splitSeed'], '--split-seed'],
    [['preparation', 'stratify'], '--no-stratify'],
    [['preparation', 'interactions'], '--interactions'],
    // Of a list, by any of its entries.
    [['network', 'hidden', 1], '--hidden'],
    [['training', 'classWeights', 'a.b'], '--class-weights'],
    // The feature whose rule is at fault is named as it is.
    [['preparation', 'columns', 'net: income'], '--column net: income'],
    [['preparation', 'columns', 'x', 'rareBelow'], '--column x'],
    [['preparation', 'columns'], '--column'],
    [['reading', 'thousands'], '--thousands'],
    [['reading', 'missingWords'], '--missing-words'],
    [['reading'], null],
    [['reading', 'kind'], null],
    [['version'], null],
    [['unknown', 'setting'], null],
    [[], null],
  ])('is of %j %s', (path, flag) => {
    expect(flagOfPath(path)).toBe(flag)
  })

  it('is there for every setting and every part of a reading', () => {
    const paths = [...settingPaths.map((path) => path.split('.')), ...textReadingParts.map((part) => ['reading', part])]
    const flags = paths.map(flagOfPath)
    expect(flags.filter((flag) => flag === null)).toEqual([])
    expect(new Set(flags).size).toBe(flags.length)
  })
})
