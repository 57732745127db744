import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunSpec } from '@shared/spec/runSpec'
import { runCli } from '../../support/runCli'

interface TrainResult {
  spec: RunSpec
  metrics: Record<'train' | 'validation' | 'test', { rows: number; logLoss: number } | null>
  layers: { weights: number[][]; bias: number[] }[]
  /** What was said on standard error. */
  notes: string
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function train(...args: string[]): Promise<TrainResult> {
  const { code, out, err } = await runCli(['train', ...args, '--json'])
  expect(err).not.toContain('logit-lab:')
  expect(code).toBe(0)
  return { ...(JSON.parse(out) as TrainResult), notes: err }
}

describe('the preparation of a run', () => {
  /** 60 rows of a number above 0, a level and a class that follows from both; every tenth number is missing. */
  const rows = Array.from({ length: 60 }, (_, index) => ({
    x: index % 10 === 9 ? null : 1 + ((index * 37) % 59),
    level: ['low', 'mid', 'high'][index % 3] as string,
    y: (index * 37) % 59 > 30 !== (index % 7 === 0) ? 'yes' : 'no',
  }))
  const median = 29.5

  it('by a rule trains as on a table that was prepared so by hand', async () => {
    const known = rows.flatMap(({ x }) => (x === null ? [] : [x])).sort((a, b) => a - b)
    expect((known[26]! + known[27]!) / 2).toBe(median)
    const raw = rows.map(({ x, level, y }) => [x ?? '', level, y].join(','))
    const byHand = rows.map(({ x, level, y }) => {
      const place = ['low', 'mid', 'high'].indexOf(level)
      return [Math.log(x ?? median), x === null ? 1 : 0, place, y].join(',')
    })
    const common = ['--target', 'y', '--validation', '0', '--test', '0', '--optimizer', 'newton']
    const rules = ['--column', 'x: missing=median, indicator, transform=log']
    const order = ['--column', 'level: encoding=ordinal, order=low<mid<high']
    const path = file('raw.csv', ['x,level,y', ...raw].join('\n'))
    const { layers } = await train(path, ...common, '--standardize', 'none', ...rules, ...order)
    const hand = file('hand.csv', ['x,missing,place,y', ...byHand].join('\n'))
    const expected = await train(hand, ...common, '--standardize', 'none')
    expect(layers[0]!.weights).toHaveLength(3)
    layers[0]!.weights.forEach(([weight], index) => {
      expect(weight).toBeCloseTo(expected.layers[0]!.weights[index]![0]!, 9)
    })
    expect(layers[0]!.bias[0]).toBeCloseTo(expected.layers[0]!.bias[0]!, 9)
  })

  it('says what names were given to columns that had none of their own', async () => {
    const text = ['x,x,,y', ...rows.map(({ x, level, y }) => `${x ?? 5},${(x ?? 5) % 7},${level},${y}`)].join('\n')
    const { spec, notes } = await train(file('names.csv', text), '--target', 'y', '--epochs', '1')
    expect(spec.preparation.features).toEqual(['x', 'x_2', 'column_3'])
    expect(notes).toContain('now called x_2')
    expect(notes).toContain('now called column_3')
  })

  it('in folds validates every row outside the test once, and says how the metrics vary', async () => {
    const path = file('folds.csv', ['x,y', ...rows.map(({ x, y }) => `${x ?? 5},${y}`)].join('\n'))
    const args = ['train', path, '--target', 'y', '--all-folds', '--folds', '4', '--test', '0.2', '--epochs', '3']
    const { code, out } = await runCli([...args, '--json'])
    expect(code).toBe(0)
    const { folds, validation } = JSON.parse(out) as {
      folds: TrainResult[]
      validation: Record<string, { folds: number; mean: number; sd: number }>
    }
    expect(folds.map(({ spec }) => spec.preparation.fold)).toEqual([0, 1, 2, 3])
    expect(folds.reduce((sum, { metrics }) => sum + metrics.validation!.rows, 0)).toBe(48)
    expect(folds.map(({ metrics }) => metrics.test!.rows)).toEqual([12, 12, 12, 12])
    const losses = folds.map(({ metrics }) => metrics.validation!.logLoss)
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / 4
    expect(validation['logLoss']).toMatchObject({ folds: 4, mean: expect.closeTo(mean, 12) as number })
    const text = await runCli(args)
    expect(text.out).toContain('Logistic regression, fold 4 of 4, 3 epochs')
    expect(text.out).toMatch(/Validation over 4 folds, mean ± standard deviation:\nlog loss +\S+ ± \S+\naccuracy /)
  })

  it('is refused by the flag where it does not fit the file', async () => {
    const lines = rows.map(({ x, level, y }, row) => `${x ?? 5},${level},2024-02-${10 + (row % 10)},${y}`)
    const path = file('refused.csv', ['x,level,day,y', ...lines].join('\n'))
    const refusalOf = async (...args: string[]) => {
      const { code, err } = await runCli(['train', path, '--target', 'y', ...args])
      expect(code).toBe(2)
      return err.trim().split('\n').at(-1)
    }
    expect(await refusalOf('--column', 'level: transform=log')).toContain('--column level: level holds categories')
    // Only the training rows can tell this.
    expect(await refusalOf('--column', 'x: transform=log, missing=constant, constant=0')).toContain('--column x: ')
    expect(await refusalOf('--column', 'level: encoding=ordinal, order=low<high')).toContain(
      'logit-lab: --column level: The order lacks mid.',
    )
    const day = ['--features', 'x,day', '--column', 'day: missing=constant, constant=soon']
    expect(await refusalOf(...day)).toBe('logit-lab: --column day: Enter a date such as 2024-03-01.')
    expect(await refusalOf('--interactions', 'level*level')).toContain(
      'logit-lab: --interactions: level times itself adds no information',
    )
    expect(await refusalOf('--split', 'time', '--split-column', 'level')).toContain('neither numbers nor dates')
    expect(await refusalOf('--all-folds', '--out', 'm.json')).toContain('--out takes one model')
  })

  it('keeps how the file was read in the spec', async () => {
    const text = ['x;z;y', ...rows.map(({ x, y }) => `${x ?? 5},5;00${x ?? 5};${y}`)].join('\n')
    const path = file('european.csv', text)
    const { spec } = await train(path, '--target', 'y', '--features', 'x', '--epochs', '1', '--type', 'z=text')
    expect(spec).toMatchObject({ reading: { delimiter: ';', decimal: ',', types: { z: 'text' } } })
  })
})
