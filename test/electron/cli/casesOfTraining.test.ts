import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunWarning } from '@shared/contract/warning'
import { runCli } from '../../support/runCli'

/** Files made after reports of what other tools got wrong, with the values that a careful person expects. */
const cases = 'test/data/cases/training'
const whole = ['--validation', '0', '--test', '0']

interface Trained {
  ending: { reason: string } | null
  warnings: RunWarning[]
  history: { epoch: number; trainLoss: number; validationLoss: number | null }[]
  metrics: Record<'train' | 'validation' | 'test', (Record<string, number> & { weighted?: true }) | null>
  spec: { preparation: { features: string[] } }
  bestEpoch: number | null
  huberDelta: number | null
  layers: { weights: number[][] }[]
}

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'logit-lab-cases-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function train(file: string, ...flags: string[]) {
  const { code, out: stdout, err: stderr } = await runCli(['train', file, ...flags, '--json'])
  expect(code, stderr).toBe(0)
  const result = JSON.parse(stdout) as Trained
  const codes = result.warnings.map((warning) => warning.code)
  // The same on standard error, each said once.
  for (const { message } of result.warnings) expect(stderr.split(message), message).toHaveLength(2)
  return { ...result, codes, stderr }
}
const ofCase = (name: string) => join(cases, `${name}.csv`)
const made = (name: string, ...lines: string[]) => {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}
const about = (warnings: readonly RunWarning[], code: string) =>
  warnings.filter((warning) => warning.code === code).map(({ column }) => column)

describe('separated classes', () => {
  it.each(['lbfgs', 'newton', 'gd'])('have no finite estimate by %s, complete or by a level', async (optimizer) => {
    const complete = await train(ofCase('sep_complete'), '--target', 'Y', '--optimizer', optimizer, ...whole)
    expect(about(complete.warnings, 'separation')).toEqual(['X1'])
    const level = await train(ofCase('sep_category'), '--target', 'recovered', '--optimizer', optimizer, ...whole)
    expect(about(level.warnings, 'separation')).toEqual(['arm'])
    expect(level.warnings.find(({ code }) => code === 'separation')?.message).toContain('arm = X')
    for (const { ending } of [complete, level]) expect(ending?.reason).not.toBe('converged')
  })

  it('have one under a penalty, and are told by the columns that do it together', async () => {
    const bounded = await train(
      ofCase('sep_complete'),
      '--target',
      'Y',
      '--l2',
      '0.1',
      '--optimizer',
      'newton',
      ...whole,
    )
    expect(bounded.codes).not.toContain('separation')
    expect(bounded.ending?.reason).toBe('converged')
    // Neither a nor b alone: y is whether a > b.
    const pairs = Array.from({ length: 40 }, (_, row) => [(row * 7) % 40, (row * 11 + 3) % 40] as const)
    const lines = pairs.map(([a, b]) => `${a},${b},${(a * b) % 5},${a > b ? 'yes' : 'no'}`)
    const together = await train(
      made('together.csv', 'a,b,c,y', ...lines),
      '--target',
      'y',
      '--features',
      'a,b,c',
      ...whole,
    )
    expect(together.warnings.find(({ code }) => code === 'separation')?.message).toContain('a, b together')
  })
})

describe('one name', () => {
  it('is one number: weighted rows are measured as so many copies', async () => {
    const flags = ['--target', 'y', '--features', 'a,b', '--optimizer', 'newton', ...whole]
    const weighted = await train(ofCase('weights'), ...flags, '--weights', 'w')
    const copies = await train(ofCase('weights_copies'), ...flags)
    expect(weighted.metrics.train?.weighted).toBe(true)
    expect(weighted.metrics.train?.['logLoss']).toBeCloseTo(0.5784, 4)
    expect(weighted.metrics.train?.['accuracy']).toBeCloseTo(0.738, 3)
    for (const key of ['logLoss', 'accuracy', 'balancedAccuracy']) {
      expect(weighted.metrics.train?.[key]).toBeCloseTo(copies.metrics.train?.[key] ?? 0, 9)
    }
    expect(weighted.history.at(-1)?.trainLoss).toBeCloseTo(weighted.metrics.train?.['logLoss'] ?? 0, 6)
  })
})

describe('squared error', () => {
  it('is not its half: of a standardized target it is what R² lacks of 1', async () => {
    const found = await train(ofCase('longley'), '--target', 'TOTEMP', '--task', 'regression', ...whole)
    expect(found.history.at(-1)?.trainLoss).toBeCloseTo(1 - (found.metrics.train?.['r2'] ?? 0), 9)
  })
})

describe('products of up to six numbers', () => {
  it('fit what lower degrees cannot, and the model file scores by them', async () => {
    const points = Array.from(
      { length: 80 },
      (_, row) => [((row * 37) % 80) / 40 - 1, ((row * 23) % 80) / 40 - 1] as const,
    )
    const valueOf = (x: number, z: number) => x ** 6 - 2 * x ** 3 * z ** 3 + z ** 2
    const path = made('bent.csv', 'x,z,y', ...points.map(([x, z]) => [x, z, valueOf(x, z)].join(',')))
    const out = join(folder, 'bent.json')
    const flags = ['--target', 'y', '--task', 'regression', ...whole]
    const r2 = async (degree: string) =>
      (await train(path, ...flags, '--degree', degree, '--out', out)).metrics.train?.['r2'] ?? 0
    expect(await r2('3')).toBeLessThan(0.99)
    expect(await r2('6')).toBeCloseTo(1, 8)
    const { out: scored } = await runCli(['predict', out, made('bentRows.csv', 'x,z', '0.5,-0.5', '-0.3,0.9')])
    const found = scored
      .trimEnd()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => Number(line.split(',')[2]))
    expect(found[0]).toBeCloseTo(valueOf(0.5, -0.5), 4)
    expect(found[1]).toBeCloseTo(valueOf(-0.3, 0.9), 4)
  })

  it('are refused above the bound of inputs, with how many there would be', async () => {
    const header = Array.from({ length: 40 }, (_, index) => `n${index}`)
    const rows = Array.from({ length: 30 }, (_, row) =>
      [...header.map((_, index) => (row * index) % 7), row % 2].join(','),
    )
    const { code, err } = await runCli([
      'train',
      made('wide.csv', `${header.join(',')},y`, ...rows),
      '--target',
      'y',
      '--degree',
      '6',
    ])
    expect(code).toBe(2)
    expect(err).toContain('10,000')
  })
})

describe('L1', () => {
  it.each([
    ['by default', ['--l1', '0.05']],
    [
      'by Adam',
      ['--l1', '0.05', '--optimizer', 'adam', '--batch-size', 'full', '--schedule', 'cosine', '--epochs', '1000'],
    ],
    ['by SGD', ['--l1', '0.05', '--optimizer', 'sgd', '--schedule', 'cosine', '--epochs', '500']],
  ])('leaves two of eight weights, the others being exactly 0: %s', async (_, flags) => {
    const { layers } = await train(ofCase('lasso'), '--target', 'y', ...flags, ...whole)
    expect(layers[0]?.weights.flat().map((weight) => weight !== 0)).toEqual([
      true,
      true,
      ...new Array<boolean>(6).fill(false),
    ])
  })
})

describe('the Huber loss', () => {
  it('has the slope of the rows that are no outliers, and says where it turns in the unit of the target', async () => {
    const flags = ['--target', 'y', '--task', 'regression', '--loss', 'huber', '--optimizer', 'lbfgs', ...whole]
    const out = join(folder, 'huber.json')
    const found = await train(ofCase('outlier'), ...flags, '--out', out)
    expect(found.ending?.reason).toBe('converged')
    // statsmodels, RLM with HuberT: 1.345 times the scale of 0.4710.
    expect(found.huberDelta).toBeCloseTo(0.6335, 4)
    const rows = made('huberRows.csv', 'x', '0', '1')
    const { out: scored } = await runCli(['predict', out, rows])
    const [zero, one] = scored
      .trimEnd()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => Number(line.split(',')[1]))
    expect(one! - zero!).toBeCloseTo(3.001, 3)
  })
})

describe('what is advised on screen', () => {
  it.each([
    ['leak', 'chd', ['target-leak', 'identifier'], ['--features', 'row.names,sbp,chd_text']],
    ['dups', 'half', ['duplicate-rows'], []],
    ['collinear', 'y', ['collinear'], []],
    ['rare', 'kind', ['rare-class', 'imbalance'], []],
  ])('is told on the command line too, and in the model file: %s', async (name, target, codes, flags) => {
    const out = join(folder, `${name}.json`)
    const found = await train(ofCase(name), '--target', target, ...flags, '--out', out)
    expect(found.codes).toEqual(expect.arrayContaining(codes))
    const { warnings } = JSON.parse(readFileSync(out, 'utf8')) as { warnings: RunWarning[] }
    expect(warnings).toEqual(found.warnings)
  })

  it('is that class weights shift the probabilities, in place of balancing them', async () => {
    const path = join(folder, 'rare2.csv')
    copyFileSync(ofCase('rare'), path)
    const found = await train(path, '--target', 'kind', '--class-weights', 'balanced')
    expect(found.codes).toContain('shifted-by-class-weights')
    expect(found.codes).not.toContain('imbalance')
  })
})

describe('columns that are no features by default', () => {
  it('are those that most rows lack: all rows can be used without them', async () => {
    const found = await train(ofCase('mostly_missing'), '--target', 'y', '--optimizer', 'newton', ...whole)
    expect(found.spec.preparation.features).toEqual(['x'])
    expect(found.metrics.train).toMatchObject({ rows: 1000, logLoss: expect.closeTo(0.547, 3) as number })
    expect(found.warnings.find(({ code }) => code === 'columns-left-out')?.message).toContain('fax (missing in 984')
    expect(found.codes).not.toContain('rows-left-out')
  })

  it('cost what is told where they are chosen all the same', async () => {
    const found = await train(ofCase('mostly_missing'), '--target', 'y', '--features', 'x,fax', ...whole)
    expect(about(found.warnings, 'mostly-missing')).toEqual(['fax'])
    expect(about(found.warnings, 'rows-left-out')).toEqual(['fax'])
  })

  it('are those that name rows', async () => {
    const found = await train(ofCase('leak'), '--target', 'chd')
    expect(found.spec.preparation.features).not.toContain('row.names')
    expect(found.warnings.find(({ code }) => code === 'columns-left-out')?.message).toContain('row.names')
    // A rule is a choice.
    const lines = Array.from({ length: 40 }, (_, row) => `${row + 1},${(row * 7) % 5},${['no', 'yes'][row % 2]}`)
    const path = made('numbered.csv', 'nr,a,y', ...lines)
    expect((await train(path, '--target', 'y')).spec.preparation.features).toEqual(['a'])
    const ruled = await train(path, '--target', 'y', '--column', 'nr: standardize=minmax')
    expect(ruled.spec.preparation.features).toEqual(['nr', 'a'])
  })
})

describe('a number as the target of classes', () => {
  it('is refused for its true cause where a class cannot have two rows', async () => {
    const refused = await runCli(['train', ofCase('houses60'), '--target', 'price'])
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('regression')
    expect(refused.err).toContain('one row')
    expect((await runCli(['train', ofCase('houses60'), '--target', 'price', '--task', 'regression'])).code).toBe(0)
  })

  it('is told where each class has two rows', async () => {
    const { codes, warnings } = await train(ofCase('number_twice'), '--target', 'y')
    expect([codes.includes('number-as-class'), about(warnings, 'number-as-class')]).toEqual([true, ['y']])
    expect((await train(ofCase('number_twice'), '--target', 'y', '--task', 'regression')).codes).not.toContain(
      'number-as-class',
    )
  })
})

describe('one prediction for every row', () => {
  const line = ['--target', 'price', '--task', 'regression', '--hidden', '8', '--standardize', 'none']

  it.each([
    ['moons', ['--target', 'half', '--hidden', '8', '--init', 'zeros'], 'start at 0'],
    ['line', line, 'not standardized'],
    ['collinear', ['--target', 'y', '--hidden', '4,3', '--init', 'zeros', '--activation', 'relu'], 'start at 0'],
  ])('is told with the reason: %s', async (name, flags, reason) => {
    const found = await train(ofCase(name), ...flags)
    expect(found.warnings.find(({ code }) => code === 'constant-prediction')?.message).toContain(reason)
  })

  it('is not told of a network that has learnt something', async () => {
    const found = await train(ofCase('moons'), '--target', 'half', '--hidden', '8')
    expect(found.codes).not.toContain('constant-prediction')
  })
})

describe('classes', () => {
  it('whose names differ by case or blanks alone are told', async () => {
    const { warnings } = await train(ofCase('labels_messy'), '--target', 'churn')
    expect(about(warnings, 'look-alike-classes')).toEqual(['churn'])
    const rows = Array.from({ length: 24 }, (_, row) => `${(row * 7) % 24},${['red', 'Red', 'blue'][row % 3]}`)
    const second = await train(made('reds.csv', 'x,colour', ...rows), '--target', 'colour')
    expect(about(second.warnings, 'look-alike-classes')).toEqual(['colour'])
  })
})
