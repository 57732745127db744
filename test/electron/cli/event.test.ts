import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import reference from '../../data/event.json'
import { runCli } from '../../support/runCli'

interface Result {
  spec: { preparation: { event: string | null } }
  classes: string[]
  event: string | null
  metrics: { train: { precision: number; recall: number; confusion: number[][] } }
  layers: { weights: number[][]; bias: number[] }[]
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-'))
  // The first 60 rows of Admissions, the outcome in words of which the event comes first in order.
  const admissions = readFileSync(join(import.meta.dirname, '../../../samples/admissions.csv'), 'utf8')
  const lines = admissions.trimEnd().split(/\r?\n/).slice(0, 61)
  const words = lines.map((line) => line.replace(/,1$/, ',case').replace(/,0$/, ',control'))
  writeFileSync(join(folder, 'trial.csv'), `${words.join('\n')}\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

const path = (name: string) => join(folder, name)
const fit = ['--target', 'admitted', '--validation', '0', '--test', '0', '--tolerance', '1e-10']

async function train(...args: string[]): Promise<Result> {
  const { code, out, err } = await runCli(['train', path('trial.csv'), ...fit, ...args, '--json'])
  expect(code, err).toBe(0)
  return JSON.parse(out) as Result
}

async function scores(model: string): Promise<{ header: string; of: Map<string, number>[] }> {
  const { code, out } = await runCli(['predict', model, path('trial.csv')])
  expect(code).toBe(0)
  const [header = '', ...rows] = out.trimEnd().split(/\r?\n/)
  const names = header.split(',')
  const of = rows.map((row) => new Map(row.split(',').map((cell, place) => [names[place] ?? '', Number(cell)])))
  return { header, of }
}

describe('the event of a run', () => {
  it.each([
    [[], 'case', ['control', 'case'], reference.event1],
    [['--event', 'case'], 'case', ['control', 'case'], reference.event1],
    [['--event', 'control'], 'control', ['case', 'control'], reference.event0],
  ])('with %j is %s, with its weights, precision and recall', async (flags, event, classes, expected) => {
    const model = path(`${event}.json`)
    const { metrics, layers, ...result } = await train(...flags, '--out', model)
    expect([result.spec.preparation.event, result.event, result.classes]).toEqual([event, event, classes])
    const [layer] = layers
    const weights = [...(layer?.weights ?? []).map(([weight]) => weight), layer?.bias[0]]
    expect(weights).toEqual(expected.weights.map((weight) => expect.closeTo(weight, 6)))
    expect(metrics.train).toMatchObject({
      precision: expect.closeTo(expected.precision, 14) as number,
      recall: expect.closeTo(expected.recall, 14) as number,
    })
    const written = JSON.parse(readFileSync(model, 'utf8')) as {
      spec: Result['spec']
      preparation: { target: { classes: string[] } }
    }
    expect([written.spec.preparation.event, written.preparation.target.classes]).toEqual([event, classes])
    const { header, of } = await scores(model)
    expect(header).toBe(`exam_1,exam_2,admitted,p(${classes[0]}),p(${classes[1]}),predicted`)
    for (const [row, cells] of of.entries()) {
      expect(cells.get(`p(${event})`)).toBeCloseTo(expected.probabilities[row]!, 6)
    }
  })

  it('leaves what is predicted as it is: the probabilities of a class are the same within 1e-9', async () => {
    await train('--out', path('a.json'))
    await train('--event', 'control', '--out', path('b.json'))
    const [one, other] = await Promise.all([scores(path('a.json')), scores(path('b.json'))])
    for (const [row, cells] of one.of.entries()) {
      const [p, q] = [cells.get('p(case)')!, other.of[row]!.get('p(control)')!]
      expect(Math.abs(p + q - 1)).toBeLessThan(1e-9)
    }
  })

  it('names the output of exported weights', async () => {
    for (const event of ['case', 'control']) {
      await train('--event', event, '--out', path('weights.csv'))
      const outputs = readFileSync(path('weights.csv'), 'utf8').trimEnd().split(/\r?\n/).slice(1)
      expect(new Set(outputs.map((line) => line.split(',')[2]))).toEqual(new Set([event]))
    }
  })

  it('has to be a class of the target', async () => {
    const { code, err } = await runCli(['train', path('trial.csv'), ...fit, '--event', 'cases'])
    expect(code).toBe(2)
    expect(err).toContain('--event: cases is not a class of admitted, which has case, control.')
  })
})
