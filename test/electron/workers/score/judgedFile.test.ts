import { describe, expect, it } from 'vitest'
import { defaultReading } from '@shared/spec/reading'
import { evaluatePart } from '@shared/evaluation/evaluatePart'
import { readJudgedFile } from '../../../../electron/workers/score/judgedFile'
import { preparationSpec, tableOf } from '../../../shared/data/exampleTables'
import { exampleModel } from '../../../shared/exports/exampleModel'
import { temporaryFolder } from '../temporary'

const folder = temporaryFolder()
const table = tableOf('a,y', '10,n', '20,p', '30,n', '40,p')
const { model } = exampleModel(table, preparationSpec(), [3])
const codes = ({ warnings }: { warnings: { code: string }[] }) => warnings.map(({ code }) => code)
const judge = (content: string, by: string | null = null, of = model) =>
  readJudgedFile(of, { path: folder.write('f.csv', content), name: 'f.csv', choices: {}, by, shouldStop: undefined })

describe('a file that is judged', () => {
  it('has what the model says of each row beside what the row really is', async () => {
    const found = await judge('y,other,a\nn,1,10\np,2,20\n')
    expect([[...found.truth], [...found.rows], found.weights]).toEqual([[0, 1], [0, 1], null])
    expect(found.counts).toEqual({ file: 2, unscored: 0, withoutTruth: 0, unknownClass: 0, withoutWeight: 0 })
    expect(evaluatePart(found.predicted, found.truth)?.rows).toBe(2)
  })

  it('leaves out rows that cannot be scored, have no truth or one that the model does not know, and tells', async () => {
    const found = await judge('a,y\n10,n\n,p\n30,\n40,other\n50,p\n')
    expect([[...found.truth], [...found.rows]]).toEqual([
      [0, 1],
      [0, 4],
    ])
    expect(found.counts).toEqual({ file: 5, unscored: 1, withoutTruth: 1, unknownClass: 1, withoutWeight: 0 })
    expect(codes(found)).toEqual(expect.arrayContaining(['rows-not-scored', 'no-truth', 'unknown-class']))
    const unknown = found.warnings.find(({ code }) => code === 'unknown-class')
    expect([unknown?.column, unknown?.rows]).toEqual(['y', [4]])
  })

  it('reads classes that are numbers as numbers', async () => {
    const { model: ofNumbers } = exampleModel(tableOf('a,y', '10,0', '20,1', '30,0', '40,1'), preparationSpec(), [3])
    const found = await judge('a,y\n10,1.0\n20,0\n30,2\n', null, ofNumbers)
    expect([[...found.truth], found.counts.unknownClass]).toEqual([[1, 0], 1])
  })

  it('has numbers on the scale that the network learns', async () => {
    const spec = preparationSpec({ task: 'regression' })
    const { model: ofNumber } = exampleModel(tableOf('a,y', '1,10', '3,30', '1,10', '3,30'), spec, [3])
    // Of mean 20 and standard deviation 10.
    const found = await judge('a,y\n1,40\n3,none\n', null, ofNumber)
    expect([[...found.truth], found.counts.unknownClass]).toEqual([[2], 1])
  })

  it('weighs rows by the column of the model, and tells where the file lacks it', async () => {
    const spec = { ...model.spec, preparation: { ...model.spec.preparation, weights: 'w' } }
    const weighted = { ...model, spec }
    const found = await judge('a,y,w\n10,n,2\n20,p,\n30,p,0\n', null, weighted)
    expect([[...(found.weights ?? [])], [...found.rows], found.counts.withoutWeight]).toEqual([[2, 0], [0, 2], 1])
    expect(codes(found)).toContain('no-weight')
    const without = await judge('a,y\n10,n\n', null, weighted)
    expect([without.weights, codes(without)]).toEqual([null, expect.arrayContaining(['weights-not-there'])])
    await expect(judge('a,y,w\n10,n,-1\n', null, weighted)).rejects.toMatchObject({ code: 'bad-file' })
    await expect(judge('a,y,w\n10,n,0\n20,p,0\n', null, weighted)).rejects.toMatchObject({ code: 'bad-file' })
  })

  it('has the column by which rows are told apart: numbers, dates or levels of the rows that are judged', async () => {
    const columnBy = async (cells: string[]) => {
      const rows = cells.map((cell, row) => `${row === 1 ? '' : 10},n,${cell}`)
      return (await judge(`a,y,by\n${rows.join('\n')}\n`, 'by')).column
    }
    expect(await columnBy(['1', 'gone', '2.5', 'NA'])).toMatchObject({
      kind: 'number',
      values: Float64Array.of(1, 2.5, Number.NaN),
    })
    expect(await columnBy(['2024-01-02', 'gone', '2024-02-03'])).toMatchObject({ kind: 'number', type: 'date' })
    const levels = await columnBy(['b', 'gone', 'a ', 'b'])
    expect(levels).toMatchObject({ kind: 'category', codes: Uint32Array.of(0, 1, 0), levels: ['b', 'a'] })
  })

  it('is refused without the target or the column, and where no row is left', async () => {
    await expect(judge('a,b\n10,n\n')).rejects.toMatchObject({ code: 'bad-file' })
    await expect(judge('a,y\n10,n\n', 'by')).rejects.toMatchObject({ code: 'bad-file' })
    await expect(judge('a,y\n10,x\n')).rejects.toMatchObject({ code: 'bad-file' })
  })

  it('is told where it is the table that the model has seen', async () => {
    const content = 'a,y\n10,n\n20,p\n'
    expect(codes(await judge(content))).not.toContain('training-table')
    const { createHash } = await import('node:crypto')
    const sha256 = createHash('sha256').update(content).digest('hex')
    const seen = { ...model, dataset: { ...model.dataset, sha256 } }
    expect(codes(await judge(content, null, seen))).toContain('training-table')
  })
})

it('reads cells by the forms and marks of the table of the model', async () => {
  const spec = { ...model.spec, reading: { ...defaultReading, missingWords: ['absent'] } }
  const found = await judge('a,y\n10,n\n20,absent\n', null, { ...model, spec })
  expect([found.counts.withoutTruth, found.counts.unknownClass]).toEqual([1, 0])
})
