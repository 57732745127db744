import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Evaluation } from '@shared/contract/evaluation'
import { metricsOfRun, metricsOfTask } from '@shared/evaluation/metrics'
import { runCli } from '../../support/runCli'

let folder: string
let admissions: string
let wine: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'logit-lab-evaluate-'))
  admissions = await trained('samples/admissions.csv', '--target', 'admitted')
  wine = await trained('samples/wine.csv', '--target', 'alcohol', '--task', 'regression')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function trained(table: string, ...flags: string[]): Promise<string> {
  const out = join(folder, `${table.replace(/\W/g, '_')}.json`)
  const { code, err } = await runCli(['train', table, ...flags, '--out', out])
  expect(code, err).toBe(0)
  return out
}

const made = (name: string, content: string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function evaluated(...args: string[]) {
  const { code, out, err } = await runCli(['evaluate', ...args, '--json'])
  expect(code, err).toBe(0)
  return { err, found: JSON.parse(out) as Evaluation & { fileRows: { file: number }; warnings: { code: string }[] } }
}

describe('logit-lab evaluate', () => {
  it('has every metric with its interval, the baseline, classes and the confusion, as JSON', async () => {
    const { found } = await evaluated(admissions, 'samples/admissions.csv')
    expect(Object.keys(found.metrics)).toEqual(metricsOfRun('classification', 2).map(({ key }) => key))
    expect(Object.keys(found.baseline)).toEqual(Object.keys(found.metrics))
    expect(found).toMatchObject({ rows: 100, baselineOf: 'train', by: null, threshold: 0.5 })
    expect(found.confusion?.flat().reduce((sum, count) => sum + count, 0)).toBe(100)
    expect(found.perClass.map((of) => of.class)).toEqual(['0', '1'])
    expect(found.warnings.map(({ code }) => code)).toContain('training-table')
    for (const { value, low, high } of Object.values(found.metrics)) {
      expect(low).toBeLessThanOrEqual(value ?? Number.NaN)
      expect(high).toBeGreaterThanOrEqual(value ?? Number.NaN)
    }
  })

  it('evaluates the rows of a part to the figures that the run was measured by', async () => {
    const { out } = await runCli([
      'train',
      'samples/admissions.csv',
      '--target',
      'admitted',
      '--test',
      '0',
      '--validation',
      '0',
      '--json',
    ])
    const trainedOn = (JSON.parse(out) as { metrics: { train: Record<string, number> } }).metrics.train
    const all = await trained('samples/admissions.csv', '--target', 'admitted', '--test', '0', '--validation', '0')
    const { found } = await evaluated(all, 'samples/admissions.csv')
    for (const [key, { value }] of Object.entries(found.metrics)) expect(value, key).toBe(trainedOn[key])
  })

  it('takes a threshold, groups and a seed', async () => {
    const args = ['samples/admissions.csv', '--threshold', '0.9', '--by', 'exam_2', '--seed', '3']
    const { found } = await evaluated(admissions, ...args)
    expect([found.threshold, found.by?.column]).toEqual([0.9, 'exam_2'])
    expect(found.by?.groups.map(({ rows }) => rows)).toEqual([25, 25, 25, 25])
    expect((await evaluated(admissions, ...args)).found).toEqual(found)
    const { found: another } = await evaluated(admissions, ...args.slice(0, -1), '4')
    expect(another.metrics['logLoss']).not.toEqual(found.metrics['logLoss'])
  })

  it('has the metrics of a number', async () => {
    const { found } = await evaluated(wine, 'samples/wine.csv')
    expect(Object.keys(found.metrics)).toEqual(metricsOfTask('regression').map(({ key }) => key))
    expect([found.confusion, found.perClass]).toEqual([null, []])
    expect(found.metrics['rmse']?.value).toBeLessThan(found.baseline['rmse'] ?? 0)
  })

  it('prints a table with the baseline beside each figure, and a sentence', async () => {
    const { code, out } = await runCli(['evaluate', admissions, 'samples/admissions.csv'])
    expect(code).toBe(0)
    const lines = out.split('\n')
    expect(lines[0]).toBe('100 of 100 rows evaluated')
    expect(lines.find((line) => line.startsWith('accuracy'))).toMatch(
      /^accuracy +0\.\d{4} +0\.\d{4} to [01]\.\d{4} +0\.51\d\d$/,
    )
    expect(lines.at(-2)).toMatch(/^The model predicts better than its baseline/)
  })

  it('counts rows that it leaves out', async () => {
    const [header, ...rows] = readFileSync('samples/admissions.csv', 'utf8').trimEnd().split('\n')
    const file = made('some.csv', [header, ...rows.slice(0, 40), '50,60,', '50,60,5', ',60,1'].join('\n'))
    const { found, err } = await evaluated(admissions, file)
    expect([found.rows, found.fileRows]).toEqual([
      40,
      { file: 43, unscored: 1, withoutTruth: 1, unknownClass: 1, withoutWeight: 0 },
    ])
    expect(err.split('\n').length).toBeGreaterThanOrEqual(3)
  })

  it.each([
    ['a threshold that is no probability', ['samples/admissions.csv', '--threshold', '1.5']],
    ['a seed that is none', ['samples/admissions.csv', '--seed', '-1']],
    ['a column that is not there', ['samples/admissions.csv', '--by', 'absent']],
    ['a file without the target', ['samples/iris.csv']],
    ['a file that is not there', ['absent.csv']],
  ])('refuses %s in one line', async (_, args) => {
    const { code, out, err } = await runCli(['evaluate', admissions, ...args])
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1])
    expect(err).toMatch(/^logit-lab: /)
  })

  it('refuses a threshold of a number', async () => {
    expect((await runCli(['evaluate', wine, 'samples/wine.csv', '--threshold', '0.5'])).code).toBe(2)
  })
})
