import { existsSync, readFileSync, statSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { type Reading, type ReadingChoices, defaultReading } from '@shared/spec/reading'
import { writeModelFile } from '@shared/exports/modelFile'
import { scoreFile } from '../../../../electron/workers/score/scoreFile'
import { preparationSpec, tableOf } from '../../../shared/data/exampleTables'
import { exampleModel, scorerOf } from '../../../shared/exports/exampleModel'
import { temporaryFolder } from '../temporary'
import { besidesRange } from '../../../support/besidesRange'

const folder = temporaryFolder()
const { model } = exampleModel(tableOf('a,y', '10,n', '20,p', '30,n', '40,p'), preparationSpec(), [3])
const modelText = writeModelFile(model)
const score = (content: string, shouldStop = () => false) =>
  scoreFile({
    modelText,
    path: folder.write('f.csv', content),
    name: 'f.csv',
    outPath: folder.path('out.csv'),
    shouldStop,
  })

describe('scoreFile', () => {
  it('writes every row with its results, whatever the size of the file', async () => {
    const rows = Array.from({ length: 150_000 }, (_, row) => [String(row % 997), `note ${row}`])
    const result = await score(['a,note', ...rows.map((row) => row.join(','))].join('\n'))
    const text = readFileSync(folder.path('out.csv'), 'utf8')
    expect(text.startsWith('a,note,p(n),p(p),predicted\r\n')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    const { data, errors } = Papa.parse<string[]>(text.trimEnd())
    expect(errors).toEqual([])
    const scorer = scorerOf(model, ['a', 'note'], 'f.csv')
    expect(data).toEqual([scorer.header, ...scorer.scoreRows(rows)])
    expect(result).toEqual({
      rows: 150_000,
      unscored: 0,
      warnings: [expect.objectContaining({ code: 'extrapolation', column: 'a' })],
      remedies: [],
      header: scorer.header,
      preview: data.slice(1, 21),
      bytes: statSync(folder.path('out.csv')).size,
    })
  })

  it('writes the names of the header as they came', async () => {
    const { header } = await score(' a ,b,b,\n10,1,2,3\n')
    expect(header).toEqual([' a ', 'b', 'b', '', 'p(n)', 'p(p)', 'predicted'])
    expect(readFileSync(folder.path('out.csv'), 'utf8')).toMatch(/^" a ",b,b,,p\(n\)/)
  })

  it('tells of rows that are no data, scores them, and offers to leave them out', async () => {
    const told = await score('a,note\n10,x\na,note\n20,y\nTotal,z\n')
    expect([told.rows, told.remedies.map(({ changes }) => changes)]).toEqual([
      4,
      [{ repeatedHeaders: 'leaveOut' }, { leaveOutRows: ['Total'] }],
    ])
    const reading = Object.assign({}, ...told.remedies.map(({ changes }) => changes)) as ReadingChoices
    const path = folder.path('f.csv')
    const without = await scoreFile({ modelText, path, name: 'f.csv', outPath: folder.path('out.csv'), reading })
    expect([without.rows, without.warnings.filter(({ code }) => code === 'row-left-out').length]).toEqual([2, 2])
    expect(without.preview.map((row) => row.slice(0, 2))).toEqual([
      ['10', 'x'],
      ['20', 'y'],
    ])
  })

  it('quotes what needs it and leaves formulas as they are', async () => {
    await score('a;note\n10;"x, ""y"""\n?;=1+1\n"11";"two\nlines"\n')
    const text = readFileSync(folder.path('out.csv'), 'utf8')
    expect(text).toMatch(
      /^a,note,p\(n\),p\(p\),predicted\r\n10,"x, ""y""",0\.\d+,0\.\d+,[np]\r\n\?,=1\+1,,,\r\n11,"two\nlines",/,
    )
  })

  describe('by the reading of the model', () => {
    const reading: Reading = { ...defaultReading, delimiter: ';', decimal: ',', thousands: '.', missingWords: ['none'] }
    const trained = { ...model, spec: { ...model.spec, reading } }
    const probabilities = async (content: string | Uint8Array, spec = trained) => {
      const path = folder.write('r.csv', content)
      const outPath = folder.path('r-out.csv')
      const result = await scoreFile({ modelText: writeModelFile(spec), path, name: 'r.csv', outPath })
      return { ...result, cells: result.preview.map((row) => row.slice(-3)) }
    }
    const expected = scorerOf(model, ['a'], 'f.csv')
      .scoreRows([['1234.5'], ['12.5'], ['?']])
      .map((row) => row.slice(-3))

    it('reads cells as the table of the training had them, whatever this file alone would say', async () => {
      const { cells } = await probabilities('a;b\n1.234,5;x\n12,5;y\nnone;z\n')
      expect(cells).toEqual(expected)
      // By its own cells, 1.234 would be 1.234.
      const [thousands] = (await probabilities('a;b\n1.234;x\n')).cells
      expect(thousands).toEqual(
        scorerOf(model, ['a'], '')
          .scoreRows([['1234']])[0]
          ?.slice(-3),
      )
    })

    it('reads a file of another delimiter or encoding by its own', async () => {
      expect((await probabilities('b,a\nx,"1.234,5"\ny,"12,5"\nz,none\n')).cells).toEqual(expected)
      const utf16 = Buffer.from('\uFEFFa;b\n1.234,5;x\n12,5;y\nnone;z\n', 'utf16le')
      expect((await probabilities(utf16)).cells).toEqual(expected)
    })

    it('tells what was left out', async () => {
      const spec = { ...trained, spec: { ...trained.spec, reading: { ...reading, raggedRows: 'leaveOut' as const } } }
      const { rows, warnings } = await probabilities('a;b\n1;x\n2\n3;y\n', spec)
      expect([rows, besidesRange(warnings)]).toEqual([2, ['1 row left out for not having 2 fields: line 3.']])
    })

    it('names what the file lacks by either reading', async () => {
      await expect(probabilities('x;y\n1;2\n')).rejects.toThrow('r.csv lacks 1 column that the model needs: a.')
    })
  })

  it('leaves no result behind when it fails or is cancelled', async () => {
    await expect(score('b\n1\n')).rejects.toMatchObject({ code: 'bad-file' })
    expect(existsSync(folder.path('out.csv'))).toBe(false)
    await expect(score('a,b\n1,2\n3\n')).rejects.toThrow('f.csv, line 3: 1 field where the header has 2.')
    expect(existsSync(folder.path('out.csv'))).toBe(false)
    await expect(score('a\n1\n', () => true)).rejects.toMatchObject({ code: 'cancelled' })
    expect(existsSync(folder.path('out.csv'))).toBe(false)
  })

  it('refuses a changed model before it touches a file', async () => {
    const path = folder.write('g.csv', 'a\n1\n')
    const changed = modelText.replace(model.fingerprint, '0'.repeat(16))
    const outcome = scoreFile({ modelText: changed, path, name: 'g.csv', outPath: folder.path('none.csv') })
    await expect(outcome).rejects.toMatchObject({ code: 'bad-model' })
    expect(existsSync(folder.path('none.csv'))).toBe(false)
  })
})
