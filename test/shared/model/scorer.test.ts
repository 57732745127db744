import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { standardizations } from '@shared/spec/runSpec'
import { fittedModelOf, readModelFile } from '@shared/exports/modelFile'
import { preparationSpec, tableOf } from '../data/exampleTables'
import { exampleModel, scorerOf } from '../exports/exampleModel'
import { besidesRange } from '../../support/besidesRange'

const lines = Array.from({ length: 30 }, (_, row) => `${(row * 7) % 30},${['red', 'blue'][row % 2]},c${row % 3}`)
const table = tableOf('a,colour,y', ...lines)
const rows = lines.map((line) => line.split(','))
const spec = preparationSpec({ features: ['a', 'colour'], validationShare: 0.2 })

describe('createScorer', () => {
  for (const standardization of standardizations) {
    it(`scores rows one at a time as all together, in any order, by ${standardization}`, () => {
      const { model } = exampleModel(table, { ...spec, standardization }, [4])
      const together = scorerOf(model, ['a', 'colour', 'y'], 'f.csv').scoreRows(rows)
      const single = scorerOf(model, ['a', 'colour', 'y'], 'f.csv')
      expect(rows.flatMap((row) => single.scoreRows([row]))).toEqual(together)
      const reversed = scorerOf(model, ['a', 'colour', 'y'], 'f.csv').scoreRows(rows.toReversed())
      expect(reversed.toReversed()).toEqual(together)
    })
  }

  it('uses the statistics of training, worked out by hand', () => {
    const two = tableOf('a,y', '10,n', '20,p', '30,n', '40,p')
    // z = 2 (a - 25) / sqrt(125) - 1
    const { model } = exampleModel(two, preparationSpec(), [], Float64Array.of(2, -1))
    const scorer = scorerOf(model, ['a'], 'f.csv')
    expect(scorer.header).toEqual(['a', 'p(n)', 'p(p)', 'predicted'])
    for (const a of [25, 31, 1000]) {
      const [cells] = scorer.scoreRows([[String(a)]])
      const probability = 1 / (1 + Math.exp(1 - (2 * (a - 25)) / Math.sqrt(125)))
      expect(Number(cells![2])).toBeCloseTo(probability, 14)
      expect(Number(cells![1])).toBeCloseTo(1 - probability, 14)
      expect(cells![3]).toBe(probability >= 0.5 ? 'p' : 'n')
    }
  })

  it('scores by a file of version 1 as the version that wrote it did', () => {
    const first = readModelFile(readFileSync('test/data/modelVersion1.json', 'utf8'), 'm.json')
    const scorer = scorerOf(first, ['exam_1', 'exam_2', 'school'], 'f.csv')
    // What Logit Lab 0.1 gave for these rows.
    const written: [string[], number, number, string][] = [
      [['34.6', '78.0', 'north'], 0.8484090459028986, 0.15159095409710138, '0'],
      [['60.2', '86.3', 'south'], 0.008993134915665207, 0.9910068650843348, '1'],
      [['75.0', '30.6', 'east'], 0.8186311443506125, 0.18136885564938754, '0'],
      [['95', '95', 'west'], 5.163207094715536e-7, 0.9999994836792906, '1'],
    ]
    const scored = scorer.scoreRows(written.map(([row]) => row))
    written.forEach(([row, no, yes, predicted], index) => {
      const cells = scored[index]!.slice(row.length)
      expect(Math.abs(Number(cells[0]) / no - 1)).toBeLessThan(1e-13)
      expect(Math.abs(Number(cells[1]) / yes - 1)).toBeLessThan(1e-13)
      expect(cells[2]).toBe(predicted)
    })
  })

  it('passes other columns through, finds features by name and keeps added names apart', () => {
    const { model } = exampleModel(table, spec)
    const scorer = scorerOf(model, ['id', 'predicted', 'colour', 'p(c0)', 'a'], 'f.csv')
    expect(scorer.header).toEqual([
      'id',
      'predicted',
      'colour',
      'p(c0)',
      'a',
      'p(c0)_2',
      'p(c1)',
      'p(c2)',
      'predicted_2',
    ])
    const [cells] = scorer.scoreRows([['007', 'x', 'red', '', '3']])
    expect(cells!.slice(0, 5)).toEqual(['007', 'x', 'red', '', '3'])
    expect(cells!.slice(5, 8).reduce((sum, cell) => sum + Number(cell), 0)).toBeCloseTo(1, 14)
    expect(cells!.slice(5)).toEqual(
      scorerOf(model, ['a', 'colour'], 'g.csv')
        .scoreRows([['3', 'red']])[0]!
        .slice(2),
    )
  })

  it('names the columns that the file lacks', () => {
    const { model } = exampleModel(table, spec)
    expect(() => scorerOf(model, ['A', 'y'], 'f.csv')).toThrow(
      new LabError(
        'bad-file',
        'f.csv lacks 2 columns that the model needs: a, colour. a is there as A: rename it, or choose another file.',
      ),
    )
  })

  it('leaves the results of rows without a feature empty, and counts them', () => {
    const { model } = exampleModel(table, spec)
    const scorer = scorerOf(model, ['a', 'colour'], 'f.csv')
    const scored = scorer.scoreRows([
      ['NA', 'red'],
      ['1', 'blue'],
      ['inf', 'red'],
      ['1', ''],
    ])
    expect([0, 2, 3].map((row) => scored[row]!.slice(2))).toEqual(new Array(3).fill(['', '', '', '']))
    expect(Number(scored[1]![2])).toBeGreaterThan(0)
    scorer.scoreRows([['x', 'red']])
    expect(scorer.unscored).toBe(4)
    expect(besidesRange(scorer.warnings())).toEqual([
      '4 rows not scored, results left empty: no value of a (3 rows), colour (1 row) (rows 1, 3, 4, 5).',
      '2 cells in a are not numbers: rows 3, 5; treated as missing.',
    ])
  })

  it('leaves the results of a row empty whose values are too large for the model', () => {
    const names = ['a', 'b', 'c', 'd']
    const numbers = tableOf('a,b,c,d,y', '1,2,3,5,n', '2,1,4,4,p', '3,5,1,3,n', '4,3,2,9,p')
    const { model } = exampleModel(
      numbers,
      preparationSpec({ features: names, standardization: 'none' }),
      [],
      Float64Array.of(10, 10, -10, 10, 0),
    )
    const scorer = scorerOf(model, names, 'f.csv')
    const first = scorer.scoreRows([
      ['1', '2', '3', '4'],
      ['1e308', '-1e308', '1e308', '1e308'],
    ])
    expect(first[0]!.at(-1)).toBe('p')
    expect(first[1]).toEqual(['1e308', '-1e308', '1e308', '1e308', '', '', ''])
    expect(scorer.unscored).toBe(1)
    expect(besidesRange(scorer.warnings())).toEqual([
      "1 row not scored, results left empty: a value is too large for the model's scale (row 2).",
    ])
    scorer.scoreRows([['', '2', '3', '4'], ...new Array<string[]>(11).fill(['1e308', '-1e308', '1e308', '1e308'])])
    expect(scorer.unscored).toBe(13)
    expect(besidesRange(scorer.warnings())).toEqual([
      '1 row not scored, results left empty: no value of a (1 row) (row 3).',
      "12 rows not scored, results left empty: a value is too large for the model's scale (rows 2, 4, 5, 6, 7, 8, 9, 10, 11, 12 and more).",
    ])
  })

  it('does not score a row of three classes that is too large', () => {
    const { model } = exampleModel(table, { ...spec, standardization: 'none' }, [], undefined)
    model.network.layers[0]!.weights[0] = [1e10, -1e10, 1e10]
    const { parameters } = fittedModelOf(model)
    expect(parameters[0]).toBe(1e10)
    const scorer = scorerOf(model, ['a', 'colour'], 'f.csv')
    expect(scorer.scoreRows([['1e308', 'red']])[0]!.slice(2)).toEqual(['', '', '', ''])
    expect(scorer.unscored).toBe(1)
  })

  it('does not score by an infinite input, from which a scale near 0 makes a class of full confidence', () => {
    const two = tableOf('a,y', '1,n', '2,p')
    const { model } = exampleModel(two, preparationSpec({ standardization: 'none' }), [], Float64Array.of(2, -1))
    Object.assign(model.preparation.inputs[0]!, { scale: 5e-324 })
    const scorer = scorerOf(model, ['a'], 'f.csv')
    expect(scorer.scoreRows([['1'], ['0'], ['-1']]).map((row) => row.at(-1))).toEqual(['', 'n', ''])
    expect(besidesRange(scorer.warnings())).toEqual([
      "2 rows not scored, results left empty: a value is too large for the model's scale (rows 1, 3).",
    ])
  })

  it('imputes what training imputed', () => {
    const { model } = exampleModel(table, { ...spec, missing: 'impute' })
    const scorer = scorerOf(model, ['a', 'colour'], 'f.csv')
    const [imputed, spelled] = scorer.scoreRows([
      ['?', 'blue'],
      [String((model.preparation.inputs[0] as { impute: number }).impute), 'blue'],
    ])
    expect(imputed!.slice(2)).toEqual(spelled!.slice(2))
    expect(scorer.unscored).toBe(0)
  })

  it('counts levels that no training row has', () => {
    const { model } = exampleModel(table, spec)
    const scorer = scorerOf(model, ['a', 'colour'], 'f.csv')
    scorer.scoreRows([
      ['1', 'violet'],
      ['1', 'RED'],
      ['1', 'red'],
    ])
    expect(besidesRange(scorer.warnings())).toEqual([
      '2 cells in colour with a level that no training row has (violet; RED, there as red): all its inputs are 0 there.',
    ])
  })

  it('reads booleans in another spelling', () => {
    const flags = tableOf('f,y', 'True,n', 'False,p', 'True,n')
    const { model } = exampleModel(flags, preparationSpec({ features: ['f'] }))
    const scorer = scorerOf(model, ['f'], 'f.csv')
    const [first, second] = scorer.scoreRows([['True'], ['TRUE']])
    expect(second!.slice(1)).toEqual(first!.slice(1))
    expect(besidesRange(scorer.warnings())).toEqual([])
  })
})

describe('a target that is a number', () => {
  const prices = tableOf('a,w,y', '10,1,100', '20,1,300', '30,2,100', '40,0,300')
  const regression = preparationSpec({ task: 'regression', weights: 'w' })

  it('is predicted in its own unit, worked out by hand', () => {
    // Rows count by w: a has mean 22.5 and variance 68.75, y mean 150 and variance 7500.
    const { model } = exampleModel(prices, regression, [], Float64Array.of(2, -1))
    const scorer = scorerOf(model, ['id', 'a'], 'f.csv')
    expect(scorer.header).toEqual(['id', 'a', 'predicted'])
    for (const a of [25, 31, -1000]) {
      const [cells] = scorer.scoreRows([['x', String(a)]])
      expect(cells).toHaveLength(3)
      expect(Number(cells![2])).toBeCloseTo(150 + Math.sqrt(7500) * ((2 * (a - 22.5)) / Math.sqrt(68.75) - 1), 9)
    }
  })

  it('is the same alone as among others, to the last bit, and needs no weight', () => {
    const { model } = exampleModel(prices, regression, [])
    const cell = fc.oneof(fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map(String), fc.constantFrom('', 'NA', 'x'))
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), (cells) => {
        const given = cells.map((a) => [a])
        const single = scorerOf(model, ['a'], 'f.csv')
        expect(given.flatMap((row) => single.scoreRows([row]))).toEqual(
          scorerOf(model, ['a'], 'f.csv').scoreRows(given),
        )
      }),
    )
  })

  it('is left empty where it is missing a feature or too large for a number', () => {
    const { model } = exampleModel(prices, { ...regression, standardization: 'none' }, [], Float64Array.of(1e10, 0))
    const scorer = scorerOf(model, ['a', 'predicted'], 'f.csv')
    expect(scorer.header).toEqual(['a', 'predicted', 'predicted_2'])
    expect(scorer.scoreRows([['1e300', 'x'], ['', 'x'], ['0', 'x']]).map((row) => row[2])).toEqual(['', '', '150']) // prettier-ignore
    expect(scorer.unscored).toBe(2)
    expect(besidesRange(scorer.warnings())).toEqual([
      '1 row not scored, results left empty: no value of a (1 row) (row 2).',
      "1 row not scored, results left empty: a value is too large for the model's scale (row 1).",
    ])
    // Finite on the network's scale, infinite in the unit of the target.
    Object.assign(model.preparation.target, { scaling: { center: 0, scale: 1e300 } })
    expect(scorerOf(model, ['a'], 'f.csv').scoreRows([['1']])[0]).toEqual(['1', ''])
  })
})
