import { existsSync, readFileSync, statSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { createScorer } from '@shared/formats/scorer'
import { writeModelFile } from '@shared/formats/modelFile'
import { scoreFile } from '../../../electron/workers/scoreFile'
import { preparationSpec, tableOf } from '../../shared/data/exampleTables'
import { exampleModel } from '../../shared/formats/exampleModel'
import { temporaryFolder } from './temporary'

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
    const scorer = createScorer(model, ['a', 'note'], 'f.csv')
    expect(data).toEqual([scorer.header, ...scorer.scoreRows(rows)])
    expect(result).toEqual({
      rows: 150_000,
      unscored: 0,
      warnings: [],
      header: scorer.header,
      preview: data.slice(1, 21),
      bytes: statSync(folder.path('out.csv')).size,
    })
  })

  it('quotes what needs it and leaves formulas as they are', async () => {
    await score('a;note\n10;"x, ""y"""\n?;=1+1\n"11";"two\nlines"\n')
    const text = readFileSync(folder.path('out.csv'), 'utf8')
    expect(text).toMatch(
      /^a,note,p\(n\),p\(p\),predicted\r\n10,"x, ""y""",0\.\d+,0\.\d+,[np]\r\n\?,=1\+1,,,\r\n11,"two\nlines",/,
    )
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
