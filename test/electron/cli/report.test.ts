import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../support/runCli'

let folder: string
let models: string[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'logit-lab-report-'))
  models = await Promise.all(
    ['2', '0.1'].map(async (l2) => {
      const out = join(folder, `l2-${l2}.json`)
      const { code, err } = await runCli([
        'train',
        'samples/admissions.csv',
        '--target',
        'admitted',
        '--l2',
        l2,
        '--out',
        out,
      ])
      expect(code, err).toBe(0)
      return out
    }),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('logit-lab report', () => {
  it('writes one file about all models, with their curves and where they come from', async () => {
    const out = join(folder, 'report.html')
    const { code, err } = await runCli(['report', ...models, 'samples/admissions.csv', '--out', out])
    expect(code, err).toBe(0)
    const text = readFileSync(out, 'utf8')
    expect(text).toContain('Report on 2 models')
    expect(text.match(/<h3>admissions\.csv<\/h3>/g)).toHaveLength(2)
    expect(text.match(/aria-label="ROC curve/g)).toHaveLength(2)
    // That rows were seen in training is no secret, and which model is which neither.
    expect(text.match(/admissions\.csv is the table that the model was trained on/g)).toHaveLength(2)
    expect([...text.matchAll(/<h2>[^<]* \(([^<]*)\)<\/h2>/g)].map(([, name]) => name)).toEqual([
      'l2-2.json',
      'l2-0.1.json',
    ])
    for (const path of models) {
      const { fingerprint, dataset } = JSON.parse(readFileSync(path, 'utf8'))
      expect(text).toContain(fingerprint)
      expect(text).toContain(dataset.sha256)
    }
  })

  it.each([
    ['without a table', (): string[] => [models[0] as string], /one model file or more/],
    ['over a model file', (): string[] => [models[0] as string, 'samples/admissions.csv'], /names the input file/],
  ])('is refused %s in one line', async (what, paths, message) => {
    const out = what === 'over a model file' ? (models[0] as string) : join(folder, 'none.html')
    const { code, err } = await runCli(['report', ...paths(), '--out', out])
    expect([code, err.trim().split('\n').length]).toEqual([2, 1])
    expect(err).toMatch(message)
    expect(existsSync(join(folder, 'none.html'))).toBe(false)
  })
})
