import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { standardizations } from '@shared/contract/runSpec'
import { networkOf } from '@shared/formats/modelFile'
import { createScorer } from '@shared/formats/scorer'
import { preparationSpec, tableOf } from '../data/exampleTables'
import { exampleModel } from './exampleModel'

const lines = Array.from({ length: 30 }, (_, row) => `${(row * 7) % 30},${['red', 'blue'][row % 2]},c${row % 3}`)
const table = tableOf('a,colour,y', ...lines)
const rows = lines.map((line) => line.split(','))
const spec = preparationSpec({ features: ['a', 'colour'], validationShare: 0.2 })

describe('createScorer', () => {
  for (const standardization of standardizations) {
    it(`scores rows one at a time as all together, in any order, by ${standardization}`, () => {
      const { model } = exampleModel(table, { ...spec, standardization }, [4])
      const together = createScorer(model, ['a', 'colour', 'y'], 'f.csv').scoreRows(rows)
      const single = createScorer(model, ['a', 'colour', 'y'], 'f.csv')
      expect(rows.flatMap((row) => single.scoreRows([row]))).toEqual(together)
      const reversed = createScorer(model, ['a', 'colour', 'y'], 'f.csv').scoreRows(rows.toReversed())
      expect(reversed.toReversed()).toEqual(together)
    })
  }

  it('uses the statistics of training, worked out by hand', () => {
    const two = tableOf('a,y', '10,n', '20,p', '30,n', '40,p')
    // z = 2 (a - 25) / sqrt(125) - 1
    const { model } = exampleModel(two, preparationSpec(), [], Float64Array.of(2, -1))
    const scorer = createScorer(model, ['a'], 'f.csv')
    expect(scorer.header).toEqual(['a', 'p(n)', 'p(p)', 'predicted'])
    for (const a of [25, 31, 1000]) {
      const [cells] = scorer.scoreRows([[String(a)]])
      const probability = 1 / (1 + Math.exp(1 - (2 * (a - 25)) / Math.sqrt(125)))
      expect(Number(cells![2])).toBeCloseTo(probability, 14)
      expect(Number(cells![1])).toBeCloseTo(1 - probability, 14)
      expect(cells![3]).toBe(probability >= 0.5 ? 'p' : 'n')
    }
  })

  it('passes other columns through, finds features by name and keeps added names apart', () => {
    const { model } = exampleModel(table, spec)
    const scorer = createScorer(model, ['id', 'predicted', 'colour', 'p(c0)', 'a'], 'f.csv')
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
      createScorer(model, ['a', 'colour'], 'g.csv')
        .scoreRows([['3', 'red']])[0]!
        .slice(2),
    )
  })

  it('names the columns that the file lacks', () => {
    const { model } = exampleModel(table, spec)
    expect(() => createScorer(model, ['A', 'y'], 'f.csv')).toThrow(
      new LabError(
        'bad-file',
        'f.csv lacks 2 columns that the model needs: a, colour. Add them, or choose another file.',
      ),
    )
  })

  it('leaves the results of rows without a feature empty, and counts them', () => {
    const { model } = exampleModel(table, spec)
    const scorer = createScorer(model, ['a', 'colour'], 'f.csv')
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
    expect(scorer.warnings()).toEqual([
      '4 rows not scored, results left empty: a feature is missing.',
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
    const scorer = createScorer(model, names, 'f.csv')
    const first = scorer.scoreRows([
      ['1', '2', '3', '4'],
      ['1e308', '-1e308', '1e308', '1e308'],
    ])
    expect(first[0]!.at(-1)).toBe('p')
    expect(first[1]).toEqual(['1e308', '-1e308', '1e308', '1e308', '', '', ''])
    expect(scorer.unscored).toBe(1)
    expect(scorer.warnings()).toEqual([
      "1 row not scored, results left empty: a value is too large for the model's scale (row 2).",
    ])
    scorer.scoreRows([['', '2', '3', '4'], ...new Array<string[]>(11).fill(['1e308', '-1e308', '1e308', '1e308'])])
    expect(scorer.unscored).toBe(13)
    expect(scorer.warnings()).toEqual([
      '1 row not scored, results left empty: a feature is missing.',
      "12 rows not scored, results left empty: a value is too large for the model's scale (rows 2, 4, 5, 6, 7, 8, 9, 10, 11, 12 and more).",
    ])
  })

  it('does not score a row of three classes that is too large', () => {
    const { model } = exampleModel(table, { ...spec, standardization: 'none' }, [], undefined)
    model.network.layers[0]!.weights[0] = [1e10, -1e10, 1e10]
    const { parameters } = networkOf(model)
    expect(parameters[0]).toBe(1e10)
    const scorer = createScorer(model, ['a', 'colour'], 'f.csv')
    expect(scorer.scoreRows([['1e308', 'red']])[0]!.slice(2)).toEqual(['', '', '', ''])
    expect(scorer.unscored).toBe(1)
  })

  it('does not score by an infinite input, from which a scale near 0 makes a class of full confidence', () => {
    const two = tableOf('a,y', '1,n', '2,p')
    const { model } = exampleModel(two, preparationSpec({ standardization: 'none' }), [], Float64Array.of(2, -1))
    Object.assign(model.preparation.inputs[0]!, { scale: 5e-324 })
    const scorer = createScorer(model, ['a'], 'f.csv')
    expect(scorer.scoreRows([['1'], ['0'], ['-1']]).map((row) => row.at(-1))).toEqual(['', 'n', ''])
    expect(scorer.warnings()).toEqual([
      "2 rows not scored, results left empty: a value is too large for the model's scale (rows 1, 3).",
    ])
  })

  it('imputes what training imputed', () => {
    const { model } = exampleModel(table, { ...spec, missing: 'impute' })
    const scorer = createScorer(model, ['a', 'colour'], 'f.csv')
    const [imputed, spelled] = scorer.scoreRows([
      ['?', 'blue'],
      [String((model.preparation.inputs[0] as { impute: number }).impute), 'blue'],
    ])
    expect(imputed!.slice(2)).toEqual(spelled!.slice(2))
    expect(scorer.unscored).toBe(0)
  })

  it('counts levels that no training row has', () => {
    const { model } = exampleModel(table, spec)
    const scorer = createScorer(model, ['a', 'colour'], 'f.csv')
    scorer.scoreRows([
      ['1', 'violet'],
      ['1', 'RED'],
      ['1', 'red'],
    ])
    expect(scorer.warnings()).toEqual([
      '2 cells in colour with a level that no training row has (violet, RED): scored with none of its levels.',
    ])
  })

  it('reads booleans in another spelling', () => {
    const flags = tableOf('f,y', 'True,n', 'False,p', 'True,n')
    const { model } = exampleModel(flags, preparationSpec({ features: ['f'] }))
    const scorer = createScorer(model, ['f'], 'f.csv')
    const [first, second] = scorer.scoreRows([['True'], ['TRUE']])
    expect(second!.slice(1)).toEqual(first!.slice(1))
    expect(scorer.warnings()).toEqual([])
  })
})
