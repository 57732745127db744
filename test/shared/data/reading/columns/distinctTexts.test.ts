import { expect, it } from 'vitest'
import { defaultReading } from '@shared/spec/reading'
import { createCellReader } from '@shared/data/reading/cells/cellReader'
import { createDistinctTexts } from '@shared/data/reading/columns/distinctTexts'
import { marks } from '@shared/data/reading/cells/marks'
import { missingCode } from '@shared/data/table/table'

const distinct = (missingWords: string[] = ['NA']) =>
  createDistinctTexts(createCellReader({ ...defaultReading, missingWords }))

it('counts texts in order of appearance, as they are written', () => {
  const texts = distinct()
  const cells = ['b', 'a', 'b', ' b', 'B', '__proto__', 'a', '__proto__']
  expect(cells.map((cell) => texts.codeOf(cell))).toEqual([0, 1, 0, 2, 3, 4, 1, 4])
  expect(texts.texts).toEqual(['b', 'a', ' b', 'B', '__proto__'])
})

it('knows what each of them is, and its value', () => {
  const texts = distinct()
  for (const cell of ['1.5', 'x', '2024-01-02', '007']) texts.codeOf(cell)
  expect(texts.marks).toEqual([marks.number | marks.fraction, marks.text, marks.date, marks.leadingZeros])
  expect(texts.values).toEqual([1.5, Number.NaN, Date.UTC(2024, 0, 2), 7])
})

it('takes a missing word for no text, however often and however it is written', () => {
  const texts = distinct(['NA', '-999'])
  expect(['NA', 'x', ' NA ', '-999.0', 'NA', ''].map((cell) => texts.codeOf(cell))).toEqual([
    ...[missingCode, 0, missingCode, missingCode, missingCode, missingCode],
  ])
  expect([texts.texts, texts.marks.length, texts.values.length]).toEqual([['x'], 1, 1])
})

it('gives long texts back unchanged, also where they are pieces of a longer one', () => {
  const line = `${'ä'.repeat(500)}😀,${'long text '.repeat(50)}\0`
  const pieces = [line.slice(0, 501), line.slice(501), line.slice(3, 20), line]
  const texts = distinct()
  for (const piece of pieces) texts.codeOf(piece)
  expect(texts.texts).toEqual(pieces)
  expect(pieces.map((piece) => texts.codeOf(`${piece}`))).toEqual([0, 1, 2, 3])
})
