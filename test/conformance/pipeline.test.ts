import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import type { ColumnRule, PreparationSpec } from '@shared/spec/runSpec'
import { fitPreparation, prepareInputs } from '@shared/data/preparation/preparation'
import { take } from '../electron/workers/import/blocks/importing'
import { temporaryFolder } from '../electron/workers/temporary'
import { lineSpec, train } from '../electron/workers/trainBench'
import { exampleModel, scorerOf } from '../shared/exports/exampleModel'

/*
 * From a file to scored rows, as Python, pandas and scikit-learn do it. test/data/pipeline.py made the figures; none of them came
 * from this code.
 */
const outside = JSON.parse(readFileSync('test/data/pipeline.json', 'utf8')) as {
  /** A spelling, and the bits of the float that Python's float() reads, in hexadecimal. */
  numbers: [string, string][]
  table: string
  /** Of every row of the table, those of training being the earliest by t. */
  inputs: number[][]
  /** The bias behind the weights. */
  weights: number[]
  new: string
  /** The probability of yes; null where a feature is missing and nothing stands for it. */
  scores: (number | null)[]
}
const folder = temporaryFolder()

const columns: Record<string, ColumnRule> = {
  income: { transform: 'log' },
  age: { missing: 'mean', indicator: true },
  score: { missing: 'median', standardization: 'robust' },
  size: { zeroIsMissing: true, missing: 'mostFrequent', standardization: 'minmax' },
  load: { transform: 'sqrt', standardization: 'maxabs' },
  place: { standardization: 'quantile' },
  region: { rareBelow: 4 },
  stage: { encoding: 'ordinal', order: ['low', 'mid', 'high'] },
  site: { encoding: 'reference', reference: 'A' },
  kind: { missing: 'ownCategory' },
  seen: { parts: ['elapsed', 'month', 'weekday'] },
}
const preparation: Partial<PreparationSpec> = {
  ...{ target: 'y', features: Object.keys(columns), columns, interactions: [['age', 'site']] },
  ...{ split: 'time', splitColumn: 't', validationShare: 0.2, testShare: 0.2 },
}
const spec = lineSpec({
  preparation,
  training: { optimizer: 'newton', batchSize: 'full', l2: 0.02, tolerance: 1e-13, epochs: 100 },
})
const imported = async () => {
  const { table } = await take(folder.write('pipeline.csv', outside.table))
  if (!table) throw new Error('The table is not in memory.')
  return table
}
const close = (actual: number, expected: number, tolerance: number, what: string) =>
  expect(Math.abs(actual - expected), `${what}: ${actual} rather than ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(expected)),
  )

it.each([
  ['blocks of bytes', { decimal: '.' }, {}],
  ['small blocks of bytes', { decimal: '.' }, { blockBytes: 100 }],
  ['text', { decimal: '.' }, { asText: true }],
  ['text with comments', { decimal: '.', comment: '#' }, {}],
  ['a decimal comma', { decimal: ',' }, {}],
] as const)('reads every number to the bit, from %s', async (_, reading, tools) => {
  // Their fractions make the column one of numbers.
  const fill = Array.from({ length: 100 }, () => '0.5')
  const texts = [...outside.numbers.map(([text]) => text), ...fill]
  const cells = ['x', ...texts.map((text) => text.replace('.', reading.decimal))]
  const delimiter = reading.decimal === ',' ? ';' : ','
  const file = folder.write('numbers.csv', cells.map((cell, row) => `${cell}${delimiter}${row}\n`).join(''))
  const { table } = await take(file, { reading: { ...reading, delimiter, header: true } }, tools)
  const [column] = table?.columns ?? []
  if (column?.kind !== 'number') throw new Error('The column holds no numbers.')
  const bits = Buffer.alloc(8)
  outside.numbers.forEach(([text, expected], row) => {
    bits.writeDoubleBE(column.values[row]!)
    expect(bits.toString('hex'), text).toBe(expected)
  })
})

it('prepares every row as scikit-learn does, to 1e-12', async () => {
  const table = await imported()
  const { fitted, parts } = fitPreparation(table, spec.preparation)
  expect([parts.train, parts.validation, parts.test].map(({ length }) => length)).toEqual([36, 12, 12])
  for (const rows of [parts.train, parts.validation, parts.test]) {
    const { values, stride, columns: width } = prepareInputs(fitted, table, rows)
    expect(width).toBe(outside.inputs[0]!.length)
    rows.forEach((row, index) =>
      outside.inputs[row]!.forEach((expected, place) =>
        close(values[index * stride + place]!, expected, 1e-12, `row ${row + 1}, input ${place + 1}`),
      ),
    )
  }
})

it('comes to the weights of scikit-learn and scores new rows with missing values and unseen levels as it does, to 1e-10', async () => {
  const table = await imported()
  const { parameters } = train(spec, { table }).ended
  if (!parameters) throw new Error('The run left no weights.')
  expect(parameters.length).toBe(outside.weights.length)
  outside.weights.forEach((expected, place) => close(parameters[place]!, expected, 1e-10, `weight ${place + 1}`))

  const { model } = exampleModel(table, spec.preparation, [], Float64Array.from(parameters))
  const [header = [], ...rows] = Papa.parse<string[]>(outside.new.trimEnd()).data
  const scorer = scorerOf(model, header, 'new.csv')
  const place = scorer.header.indexOf('p(yes)')
  scorer.scoreRows(rows).forEach((cells, row) => {
    const expected = outside.scores[row]!
    if (expected === null) expect(cells[place]).toBe('')
    else close(Number(cells[place]), expected, 1e-10, `score ${row + 1}`)
  })
  expect(scorer.unscored).toBe(outside.scores.filter((score) => score === null).length)
})
