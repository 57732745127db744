import { join } from 'node:path'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunWarning } from '@shared/contract/warning'
import { runCli } from '../../support/runCli'

/** Files made after reports of what other tools got wrong, with the values that a careful person expects. */
const ofCase = (name: string) => join('test/data/cases/training', `${name}.csv`)
const whole = ['--validation', '0', '--test', '0']

interface Trained {
  ending: { reason: string } | null
  warnings: RunWarning[]
  fingerprint: string
  metrics: Record<'train' | 'validation' | 'test', Record<string, number> | null>
  spec: { preparation: { features: string[] } }
}

interface Model {
  preparation: { inputs: { feature: string; scale: number }[] }
  network: { layers: { weights: number[][]; bias: number[] }[] }
}
/** Of a model of numbers and one output: the weight of each feature, in its own unit. */
const slopesOf = ({ preparation, network }: Model): Record<string, number> =>
  Object.fromEntries(
    preparation.inputs.map(({ feature, scale }, index) => [feature, network.layers[0]!.weights[index]![0]! / scale]),
  )

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'logit-lab-cases-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const made = (name: string, ...lines: string[]) => {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

async function result(file: string, ...flags: string[]) {
  const { code, out, err } = await runCli(['train', file, ...flags, '--json'])
  expect(code, err).toBe(0)
  return { json: JSON.parse(out) as unknown, notes: err }
}
async function train(file: string, ...flags: string[]) {
  const out = join(folder, 'model.json')
  const { json, notes } = await result(file, ...flags, '--out', out)
  const model = JSON.parse(readFileSync(out, 'utf8')) as Model
  const found = json as Trained
  return { ...found, codes: found.warnings.map(({ code }) => code), notes, slopes: slopesOf(model) }
}
const about = (warnings: readonly RunWarning[], code: string) =>
  warnings.filter((warning) => warning.code === code).map(({ column }) => column)

describe('a class without training rows', () => {
  it('is told as that, and not as one that is separated', async () => {
    const flags = ['--target', 'kind', '--split', 'folds', '--folds', '5', '--all-folds']
    const { json, notes } = await result(ofCase('one_rare_row'), ...flags)
    const { folds } = json as { folds: Trained[] }
    const lacking = folds.filter(({ warnings }) =>
      warnings.some(({ message }) => message.startsWith('No training row')),
    )
    expect(lacking).toHaveLength(1)
    for (const { warnings } of lacking) {
      expect(about(warnings, 'rare-class')).toContain('kind')
      expect(about(warnings, 'separation')).toEqual([])
    }
    // The line says of which fold it speaks.
    expect(notes).toMatch(/^Fold \d: No training row has the class gamma of kind/m)
  })
})

describe('a column that is constant but for rounding', () => {
  it('is told as constant, has no part in the model, and is no default feature', async () => {
    const file = ofCase('constant_by_rounding')
    const chosen = await train(file, '--target', 'y', '--features', 'x,same,nearly', ...whole)
    // scikit-learn, without a penalty, of x alone.
    expect(chosen.slopes['x']).toBeCloseTo(1.149533, 5)
    expect(chosen.slopes['nearly']).toBe(0)
    expect(chosen.metrics.train?.['logLoss']).toBeCloseTo(0.585642, 6)
    expect(chosen.warnings.find(({ code }) => code === 'constant-column')?.message).toContain('same, nearly')
    expect(chosen.notes).toContain('Every value in nearly is the same, but for rounding')
    const usual = await train(file, '--target', 'y', ...whole)
    expect(usual.spec.preparation.features).toEqual(['x'])
    expect(usual.notes).toContain('nearly (one value but for rounding)')
  })

  it.each(['none', 'minmax', 'robust', 'maxabs', 'quantile'])('has none by %s either', async (rule) => {
    const lines = readFileSync(ofCase('constant_by_rounding'), 'utf8').trimEnd().split('\n').slice(1)
    const rows = lines.map((line, row) => {
      const [x, , , y] = line.split(',')
      // A sum that was carried on, and numbers of another size.
      return `${x},${row % 3 === 0 ? '1000000000' : '1000000000.0000001'},${row % 2 === 0 ? '1100' : '1100.0000000000055'},${y}`
    })
    const path = made('rounded.csv', 'x,large,sum,y', ...rows)
    const flags = ['--target', 'y', '--features', 'x,large,sum', '--standardize', rule, ...whole]
    const found = await train(path, ...flags)
    expect([found.slopes['large'], found.slopes['sum']]).toEqual([0, 0])
    if (rule !== 'quantile') expect(found.metrics.train?.['logLoss']).toBeCloseTo(0.585642, 6)
  })
})

describe('rows of weight 0', () => {
  const flags = ['--target', 'y', '--features', 'p,q', '--weights', 'w']

  it('count for nothing, with a penalty too: the scale is that of the rows that count', async () => {
    const plain = await train(ofCase('weights_zero'), ...flags, ...whole)
    // statsmodels and scikit-learn without these rows.
    expect(plain.slopes).toEqual({
      p: expect.closeTo(1.251893, 5) as number,
      q: expect.closeTo(-0.862373, 5) as number,
    })
    expect(plain.metrics.train?.['logLoss']).toBeCloseTo(0.518375, 6)
    expect(about(plain.warnings, 'rows-left-out')).toEqual(['w'])
    const penalized = await train(ofCase('weights_zero'), ...flags, '--l2', '0.1', ...whole)
    const { p, q } = penalized.slopes
    expect([p, q]).toEqual([expect.closeTo(0.720145, 5), expect.closeTo(-0.509843, 5)])
  })

  it('are as if they were not in the file, whatever the settings', async () => {
    const settings = [
      '--standardize',
      'robust',
      '--optimizer',
      'adam',
      '--batch-size',
      '16',
      '--hidden',
      '3',
      '--epochs',
      '5',
    ]
    const found = await train(ofCase('weights_zero'), ...flags, ...settings)
    const without = await train(ofCase('weights_zero_without'), ...flags, ...settings)
    expect(found.metrics).toEqual(without.metrics)
    expect(found.fingerprint).toBe(without.fingerprint)
  })
})

describe('rows of whole-number weights', () => {
  const flags = ['--target', 'y', '--features', 'p,q', '--weights', 'w', ...whole]

  it('are so many rows where classes are balanced', async () => {
    const found = await train(ofCase('weights_balanced'), ...flags, '--class-weights', 'balanced')
    // scikit-learn on the copies: of 230 and 85 rows, not of 115 and 45.
    expect(found.slopes).toEqual({ p: expect.closeTo(2.033332, 5) as number, q: expect.closeTo(0.880434, 5) as number })
  })

  it.each(['zscore', 'robust', 'quantile'])('are so many rows under a penalty too, by %s', async (rule) => {
    const settings = [...flags, '--l2', '0.1', '--standardize', rule]
    const found = await train(ofCase('weights_balanced'), ...settings)
    const copies = await train(ofCase('weights_balanced_copies'), ...settings)
    for (const name of ['p', 'q']) expect(found.slopes[name]).toBeCloseTo(copies.slopes[name]!, 7)
  })
})

describe('a column that follows from others', () => {
  it.each(['lbfgs', 'newton'])('is told by name, and changes nothing that is predicted, by %s', async (optimizer) => {
    const found = await train(ofCase('weekend'), '--target', 'busy', '--optimizer', optimizer, ...whole)
    expect(about(found.warnings, 'collinear')).toEqual(['weekend'])
    expect(found.warnings.find(({ code }) => code === 'collinear')?.message).toContain('weekend follows from day')
    // statsmodels, with day and temp.
    expect(found.metrics.train?.['logLoss']).toBeCloseTo(0.651611, 6)
    const without = await train(ofCase('weekend'), '--target', 'busy', '--features', 'day,temp', ...whole)
    expect(without.codes).not.toContain('collinear')
    expect(without.metrics.train?.['logLoss']).toBeCloseTo(0.651611, 6)
  })
})
