import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FileComparison } from '@shared/contract/comparison'
import { metricsOfRun, metricsOfTask } from '@shared/evaluation/metrics'
import { runCli } from '../../support/runCli'

const admissions = 'samples/admissions.csv'
const target = ['--target', 'admitted']
let folder: string
let [both, one, wine]: string[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'logit-lab-compare-'))
  both = await trained('both', admissions, ...target)
  one = await trained('one', admissions, ...target, '--features', 'exam_1')
  wine = await trained('wine', 'samples/wine.csv', '--target', 'alcohol', '--task', 'regression')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function trained(name: string, table: string, ...flags: string[]): Promise<string> {
  const out = join(folder, `${name}.json`)
  const { code, err } = await runCli(['train', table, ...flags, '--out', out])
  expect(code, err).toBe(0)
  return out
}
async function compared(...args: (string | undefined)[]) {
  const { code, out, err } = await runCli(['compare', ...args.map(String), '--json'])
  expect(code, err).toBe(0)
  return { err, found: JSON.parse(out) as FileComparison & { fileRows: { file: number; judged: number[] } } }
}

describe('logit-lab compare', () => {
  it('has the difference of every metric, the second less the first, as JSON', async () => {
    const { found } = await compared(both, one, admissions)
    expect(Object.keys(found.differences)).toEqual(metricsOfRun('classification', 2).map(({ key }) => key))
    expect([found.rows, found.models.map(({ name }) => name)]).toEqual([100, ['both', 'one']])
    const { code, out } = await runCli(['evaluate', String(one), admissions, '--json'])
    expect(code).toBe(0)
    const alone = (JSON.parse(out) as { metrics: Record<string, { value: number }> }).metrics
    for (const [key, { value }] of Object.entries(alone)) expect(found.models[1]?.values[key]).toBe(value)
    for (const [key, { value, low, high, p }] of Object.entries(found.differences)) {
      expect(value).toBeCloseTo(found.models[1]!.values[key]! - found.models[0]!.values[key]!, 12)
      expect([low! <= value!, value! <= high!, p! >= 0 && p! <= 1]).toEqual([true, true, true])
    }
    const [logLoss, accuracy, rocAuc] = ['logLoss', 'accuracy', 'rocAuc'].map((key) => found.differences[key]?.test)
    expect([logLoss, accuracy, rocAuc]).toEqual(['bootstrap', 'mcnemar', 'delong'])
    expect(found.sentence).toMatch(/^one's log loss is higher by .*both is better\.$/)
  })

  it('is turned round with the models, and follows its seed', async () => {
    const [{ found: there }, { found: back }] = [
      await compared(both, one, admissions),
      await compared(one, both, admissions),
    ]
    expect(back.differences['logLoss']?.value).toBeCloseTo(-there.differences['logLoss']!.value!, 12)
    const { found: again } = await compared(both, one, admissions, '--seed', '0')
    expect(again).toEqual(there)
    const { found: other } = await compared(both, one, admissions, '--seed', '7')
    expect(other.differences['logLoss']).not.toEqual(there.differences['logLoss'])
  })

  it('leaves rows that one of them cannot score out of both, and tells', async () => {
    const [header, ...rows] = readFileSync(admissions, 'utf8').trimEnd().split('\n')
    const file = join(folder, 'some.csv')
    writeFileSync(file, [header, ...rows.slice(0, 40), '50,,1', ',60,1'].join('\n'))
    const { found, err } = await compared(both, one, file)
    expect([found.rows, found.fileRows]).toEqual([40, { file: 42, judged: [40, 41] }])
    expect(err).toMatch(/^both: /m)
    expect(err).toMatch(/^one: /m)
  })

  it('tells a model from itself by no metric', async () => {
    const { found } = await compared(both, both, admissions)
    for (const { value, p } of Object.values(found.differences)) expect([value, p]).toEqual([0, 1])
    expect(found.models[0]?.name).toContain('both.json')
  })

  it('has the metrics of a number', async () => {
    const { found } = await compared(wine, wine, 'samples/wine.csv')
    expect(Object.keys(found.differences)).toEqual(metricsOfTask('regression').map(({ key }) => key))
  })

  it('prints a table and the sentence', async () => {
    const { code, out } = await runCli(['compare', String(both), String(one), admissions])
    expect(code).toBe(0)
    const lines = out.split('\n')
    expect(lines[0]).toBe('100 of 100 rows compared')
    expect(lines.find((line) => line.startsWith('accuracy'))).toMatch(/McNemar$/)
    expect(lines.at(-2)).toMatch(/^one's log loss is higher by /)
  })

  it('refuses what cannot be compared in one line', async () => {
    const event = await trained('event', admissions, ...target, '--event', '0')
    const refused = [
      [both, wine, admissions],
      [both, event, admissions],
      [both, one, 'samples/iris.csv'],
      [both, one, 'absent.csv'],
      [both, admissions, admissions],
      [both, one, admissions, '--seed', '-1'],
      [both, one],
    ]
    for (const args of refused) {
      const { code, out, err } = await runCli(['compare', ...args.map(String)])
      expect([code, out, err.trimEnd().split('\n').length], args.join(' ')).toEqual([2, '', 1])
      expect(err).toMatch(/^logit-lab: /)
    }
  })
})
