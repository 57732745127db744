import { describe, expect, it } from 'vitest'
import { adviceSchema } from '@shared/contract/analysis'
import { defaultPreparation } from '../../../../support/defaults'
import { preparationSpecSchema } from '@shared/spec/runSpec'
import { generateSample, generatedSamples } from '@shared/data/generatedSamples'
import { parsed, sampleTable } from '../sampleTable'
import { numbers, tableWith, texts } from '../../preparation/splits/splitBench'
import { adviceOn, codes, drawn, normal, uniform } from './adviceBench'

const seeds = [1, 2, 3, 4, 5, 6, 7, 8]

describe('good data', () => {
  it.each(['wine', 'breast_cancer', 'admissions'])('of the bundled sample %s gives no advice', (name) => {
    for (const seed of seeds) expect(codes(adviceOn(sampleTable(name), {}, seed))).toEqual([])
  })

  it('of iris gives only its one pair of equal rows, where the split parts them', () => {
    // Rows 102 and 143 of Fisher's table are the same flower twice.
    const advice = seeds.flatMap((seed) => adviceOn(sampleTable('iris'), {}, seed))
    expect(advice.length).toBeGreaterThan(0)
    for (const { code, rows } of advice) {
      expect(code).toBe('duplicate-rows')
      expect([[102], [143]]).toContainEqual(rows)
    }
  })

  it.each(generatedSamples)('that was drawn, %s, gives no advice', (kind) => {
    for (const seed of seeds) expect(codes(adviceOn(parsed(generateSample(kind, seed)), {}, seed))).toEqual([])
  })

  it('of whole numbers, counts, years, dates, answers and amounts gives no advice', () => {
    const rows = 300
    const area = drawn(
      rows,
      1,
      Array.from({ length: 3000 }, (_, index) => 500 + index),
    )
    const noise = normal(rows, 2, 0, 300)
    const table = tableWith(
      numbers('area', area),
      numbers('rooms', drawn(rows, 3, [1, 2, 3, 4, 5])),
      numbers(
        'year_built',
        drawn(
          rows,
          4,
          Array.from({ length: 120 }, (_, index) => 1900 + index),
        ),
      ),
      numbers('visits', drawn(rows, 5, [0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])),
      numbers(
        'rain',
        uniform(rows, 6, 1).map((value) => (value < 0.4 ? 0 : value)),
      ),
      numbers(
        'sold',
        uniform(rows, 7).map((value) => Date.UTC(2020, 0, 1 + Math.floor(900 * value))),
        'date',
      ),
      texts('heating', drawn(rows, 8, ['gas', 'oil', 'none', null])),
      numbers(
        'price',
        area.map((value, row) => Math.round(value + 500 + noise[row]!) * 100),
      ),
    )
    expect(codes(adviceOn(table, { task: 'regression', missing: 'impute' }))).toEqual([])
    const few = drawn(rows, 9, ['yes', 'no'])
    const survey = tableWith(
      texts('sex', drawn(rows, 10, ['f', 'm'])),
      texts('smokes', few),
      texts('y', drawn(rows, 11, ['a', 'b'])),
    )
    expect(codes(adviceOn(survey))).toEqual([])
  })
})

it('is plain data that fits its schema, and every fix leaves a preparation that is allowed', () => {
  const rows = 200
  const answer = drawn(rows, 3, ['n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'p'])
  const table = tableWith(
    numbers(
      'id',
      Array.from({ length: rows }, (_, row) => row + 1),
    ),
    numbers('a', normal(rows, 1)),
    numbers('constant', new Array<number>(rows).fill(5)),
    numbers(
      'pressure',
      normal(rows, 2, 70, 8).map((value, row) => (row % 9 === 0 ? 0 : Math.round(value))),
    ),
    numbers(
      'twin',
      normal(rows, 1).map((value) => 2 * value + 3),
    ),
    texts(
      'leak',
      answer.map((label) => (label === 'p' ? 'ill' : 'well')),
    ),
    texts('y', answer),
  )
  const preparation = {
    ...defaultPreparation,
    target: 'y',
    features: table.columns.slice(0, -1).map(({ name }) => name),
  }
  const advice = adviceOn(table)
  expect(codes(advice)).toEqual([
    'target-leak',
    'identifier',
    'imbalance',
    'zeros-as-missing',
    'constant-column',
    'collinear',
  ])
  for (const one of advice) {
    expect(adviceSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one)
    const { label, classWeights, l2, ...changes } = one.fix!
    expect(label.length).toBeGreaterThan(0)
    expect(classWeights ?? l2 ?? changes).toBeDefined()
    expect(preparationSpecSchema.safeParse({ ...preparation, ...changes }).success).toBe(true)
  }
})

it('looks at a sample of a large table, says so, and finds the same again', () => {
  const rows = 120_000
  const label = drawn(rows, 1, ['n', 'p'])
  const leak = numbers(
    'leak',
    uniform(rows, 2).map((value, row) => (label[row] === 'p' ? 2 : 0) + value),
  )
  const table = tableWith(leak, numbers('a', uniform(rows, 3, 12)), texts('y', label))
  const advice = adviceOn(table)
  expect(codes(advice)).toEqual(['target-leak'])
  expect(advice[0]?.message).toMatch(/^leak alone predicts y correctly for 100 % of a sample of 50,000 training rows;/)
  expect(adviceOn(table)).toEqual(advice)
})
