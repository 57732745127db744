import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../support/runCli'

/** Files made after reports of what other tools got wrong: a scored file is a file of its own, written in its own way. */
const cases = 'test/data/cases/import'
const ofCase = (name: string) => join(cases, `${name}.csv`)
let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'logit-lab-scoring-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const made = (name: string, content: string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
async function model(table: string, target: string, ...flags: string[]): Promise<string> {
  const out = join(folder, `${table.replace(/\W/g, '_')}.json`)
  const { code, err } = await runCli(['train', table, '--target', target, ...flags, '--out', out])
  expect(code, err).toBe(0)
  return out
}
async function predict(modelPath: string, file: string, ...flags: string[]) {
  const { code, out, err } = await runCli(['predict', modelPath, file, ...flags])
  const { data } = Papa.parse<string[]>(out.trimEnd())
  const [header = [], ...rows] = data
  const numbers = rows.map((row) =>
    row.flatMap((cell, at) => (header[at]?.startsWith('p(') === true ? [Number(cell)] : [])),
  )
  return { code, err, header, rows, numbers, classes: rows.map((row) => row.at(-1)) }
}

describe('marks of numbers in a scored file', () => {
  it('are those of the file, though the table of the model had others', async () => {
    const zones = await model(ofCase('S02d_train_us'), 'zone')
    const own = await predict(zones, ofCase('S02d_score_us'))
    const german = await predict(zones, ofCase('S02d_score_german'))
    expect([german.classes, german.numbers]).toEqual([['south', 'north', 'south'], own.numbers])
    expect([german.err.includes('41,250'), own.err.includes('41')]).toEqual([true, false])
    expect(german.rows.map((row) => row[1])).toEqual(['41,250', '58,520', '43,405'])
  })

  it('are proven by their cells', async () => {
    const rates = await model(ofCase('S01_train_point'), 'y')
    const commas = await predict(rates, ofCase('S01_score_semicolon_comma'))
    expect(commas.err).toContain('10 of 10 rows scored')
    const points = made('points.csv', 'income,rate\n6311.6,0.33\n4986.8,2.07\n')
    expect((await predict(rates, points)).numbers).toEqual(commas.numbers.slice(0, 2))
  })

  it('are refused with both readings where nothing tells them apart, and are those that a person chooses', async () => {
    const steps = Array.from({ length: 40 }, (_, row) => `${row * 25 + 1.5},${row % 3 === 0 || row > 25 ? 'p' : 'n'}`)
    const wide = await model(made('wide.csv', `a,y\n${steps.join('\n')}\n`), 'y')
    const file = made('open.csv', 'id;a\n1;9.125\n2;8.250\n')
    const both = made('both.csv', 'a\n"9,125"\n')
    expect((await predict(wide, file)).code).toBe(0)
    const refused = await predict(wide, both)
    expect(refused.err).toMatch(/9,125/)
    const chosen = await predict(wide, both, '--decimal', 'comma')
    expect(chosen.numbers).toEqual((await predict(wide, made('plain.csv', 'a\n9.125\n'))).numbers)
  })
})

describe('other marks of a scored file', () => {
  it('are the encoding of the file', async () => {
    const drinks = await model(ofCase('S03_train_cp1252'), 'y')
    const { err, rows, classes } = await predict(drinks, ofCase('S03_score_utf8'))
    expect(err).not.toContain('no training row has')
    expect([rows.map((row) => row[0]), classes]).toEqual([
      ['café', 'thé', 'eau', 'café'],
      ['oui', 'non', 'non', 'oui'],
    ])
  })

  it('are the order of day and month that its dates prove', async () => {
    const days = await model(ofCase('S14_train_dmy'), 'y', '--features', 'day,z')
    const monthFirst = await predict(days, ofCase('S14_score_mdy'))
    const iso = await predict(days, ofCase('S14_score_iso'))
    // 07/04 is 4 July, and 12/06 is 6 December: the first and the third row of the file in ISO 8601.
    expect([monthFirst.numbers[0], monthFirst.numbers[2]]).toEqual([iso.numbers[0], iso.numbers[2]])
    const open = await predict(days, made('open-days.csv', 'day,z\n07/04/2023,4.0\n'))
    expect(open.numbers[0]).toEqual(iso.numbers[1])
    expect(open.err).toContain('read day first')
  })

  it('are no comments that only the table of the model had', async () => {
    const notes = await model(ofCase('T53_train_comment'), 'y')
    expect((await predict(notes, ofCase('T53_score_hash'))).rows.map((row) => row[0])).toEqual([
      '#one',
      'two',
      '#three',
    ])
  })

  it('are the forms of its columns that a person chooses', async () => {
    const rates = await model(ofCase('S01_train_point'), 'y')
    const plain = await predict(rates, made('plain.csv', 'income;rate\n6311,6;0,33\n4986,8;2,07\n'))
    const dressed = made('dressed.csv', 'income;rate\n6311,6 €;0,33\n4986,8 €;2,07\n')
    const read = await predict(rates, dressed, '--form', 'income=units:€;decimal:comma')
    expect(read.numbers).toEqual(plain.numbers)
    expect(read.numbers[0]?.[1]).toBeGreaterThan(0)
  })

  it('are lines above its table', async () => {
    const rates = await model(ofCase('S01_train_point'), 'y')
    const file = made('titled.csv', 'Rates of May\n\nincome;rate\n6311,6;0,33\n4986,8;2,07\n')
    expect((await predict(rates, file)).err).toContain('2 of 2 rows scored')
  })
})

describe('names and levels of a scored file', () => {
  it('are matched without blanks around them, invisible marks and differences of composition', async () => {
    const drinks = await model(ofCase('S03_train_utf8'), 'y')
    const nfd = await predict(drinks, ofCase('S05_score_nfd_levels'))
    expect(nfd.err).not.toContain('no training row has')
    expect(nfd.numbers[0]?.[1]).toBeCloseTo(0.951, 3)
    // Cells come out as they went in.
    expect(nfd.rows[0]?.[0]).toBe('cafe\u0301')
    const operations = await model(ofCase('S12_train_blank'), 'y')
    expect((await predict(operations, ofCase('S12_score_noblank'))).numbers[0]?.[1]).toBeCloseTo(0.91, 3)
    const marked = made('marked.csv', 'boisson\u200b,x\ncafé,4.0\n')
    expect((await predict(drinks, marked)).numbers[0]).toEqual(nfd.numbers[0])
  })

  it('are named where they miss by little', async () => {
    const rates = await model(ofCase('S01_train_point'), 'y')
    const { code, err } = await predict(rates, ofCase('S08_score_case'))
    expect([code, err.includes('income is there as Income')]).toEqual([2, true])
  })

  it('are not taken by their places from a table of another width', async () => {
    const places = await model(ofCase('S18_train_noheader'), 'column_3')
    const wider = await predict(places, ofCase('S18b_score_wider'))
    expect([wider.code, wider.err.includes('4 columns')]).toEqual([2, true])
    expect((await predict(places, made('narrow.csv', '8.0,1.0\n1.0,8.0\n'))).classes).toEqual(['1', '0'])
  })
})

it('missing cells that the model fills in are counted, by column', async () => {
  const table = [
    'a,b,y',
    ...Array.from({ length: 30 }, (_, row) => `${row},${row % 7},${(row * 7) % 5 > 1 ? 'p' : 'n'}`),
  ]
  const filling = await model(
    made('filling.csv', `${table.join('\n')}\n`),
    'y',
    '--missing',
    'impute',
    '--features',
    'a,b',
  )
  const { err } = await predict(filling, made('gaps.csv', 'a,b\n1,\n,3\n4,\n'))
  expect(err).toContain('2 missing cells in b filled in')
  expect(err).toContain('1 missing cell in a filled in')
})

/** Probabilities are scikit-learn's (LogisticRegression, penalty=None, lbfgs, tol=1e-10) on the same tables. */
describe('levels of a scored file', () => {
  const fitted = ['--validation', '0', '--test', '0']
  const ofScoring = (name: string) => join('test/data/cases/scoring', `${name}.csv`)

  it('are read by what they mean where they say yes or no in other words', async () => {
    const members = await model(ofScoring('boolean_words'), 'y', ...fitted)
    for (const [yes, no] of [
      ['1', '0'],
      ['yes', 'no'],
      ['true', 'false'],
      ['T', 'F'],
    ]) {
      const { numbers, err } = await predict(members, made('words.csv', `member,x\n${yes},0.5\n${no},0.5\n`))
      expect(numbers.map((row) => row[1])).toEqual([expect.closeTo(0.738873, 5), expect.closeTo(0.392706, 5)])
      expect([yes, err.includes('read by what the words mean')]).toEqual([yes, yes !== 'true'])
    }
  })

  it('that are new are named, with the one that each resembles', async () => {
    const grades = await model(ofScoring('grades'), 'y', ...fitted)
    const file = made('grades.csv', 'a,b,grade\n0.5,40,top\n0.5,40,peak\n0.5,40,low\n0.5,40,Top\n')
    const { numbers, err } = await predict(grades, file)
    expect(err).toContain('(peak; Top, there as top)')
    expect([numbers[0]?.[1], numbers[2]?.[1]]).toEqual([expect.closeTo(0.624527, 5), expect.closeTo(0.708527, 5)])
    const places = await model(ofScoring('leading_zeros'), 'y', ...fitted)
    expect((await predict(places, made('places.csv', 'plz,x\n1,0.2\n2,0.2\n10,0.2\n'))).err).toContain(
      '(1, there as 01; 2, there as 02)',
    )
  })

  it('that are missing are named by their columns', async () => {
    const grades = await model(ofScoring('grades'), 'y', ...fitted)
    const file = made('gaps.csv', 'a,b,grade\n,60,low\n2,,mid\n2,50,\nNA,50,mid\n2,50.00,mid\n')
    const { err, numbers } = await predict(grades, file)
    expect(err).toContain('4 rows not scored, results left empty: no value of a (2 rows), b (1 row), grade (1 row)')
    expect(numbers[4]?.[1]).toBeCloseTo(0.980649, 5)
    expect((await predict(grades, made('empty.csv', 'a,b,grade\n1,,low\n2,,low\n'))).err).toContain('b (in any row)')
  })
})
