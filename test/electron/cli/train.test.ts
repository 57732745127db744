import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Inference, InferenceReason } from '@shared/contract/inference'
import reference from '../../data/reference.json'
import { runCli } from '../../support/runCli'

const samples = join(import.meta.dirname, '../../../samples')
const admissions = join(samples, 'admissions.csv')
const iris = join(samples, 'iris.csv')

interface TrainResult {
  spec: { preparation: { features: string[] } }
  dataset: { rows: number; columns: number; sha256: string }
  history: { epoch: number; trainLoss: number; validationLoss: number | null }[]
  metrics: Record<'train' | 'validation' | 'test', { rows: number; logLoss: number; accuracy: number } | null>
  bestEpoch: number | null
  layers: { weights: number[][]; bias: number[] }[]
  fingerprint: string
  inference: Inference | null
  inferenceReason: InferenceReason | null
  firth?: Inference
  seconds: { import: number; prepare: number; train: number }
  /** What was said on standard error. */
  notes: string
}

async function train(...args: string[]): Promise<TrainResult> {
  const { code, out, err } = await runCli(['train', ...args, '--json'])
  expect(err).not.toContain('logit-lab:')
  expect(code).toBe(0)
  expect(out.trimEnd().split('\n')).toHaveLength(1)
  return { ...(JSON.parse(out) as TrainResult), notes: err }
}

const plain = ['--target', 'admitted', '--standardize', 'zscore', '--hidden', '', '--optimizer', 'gd']
const exact = [
  ...plain,
  '--learning-rate',
  '1',
  '--init',
  'zeros',
  '--batch-size',
  'full',
  '--validation',
  '0',
  '--test',
  '0',
]

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('logit-lab train', () => {
  it('follows the published gradient descent on Admissions', async () => {
    const result = await train(admissions, ...exact, '--epochs', '1000')
    const expected = reference.admissions.gradient_descent_from_zero_lr_1_standardized.loss_after_steps
    expect(result.history[0]).toEqual({ epoch: 0, trainLoss: expect.closeTo(Math.LN2, 12), validationLoss: null })
    for (const steps of ['1', '10', '100', '1000'] as const) {
      const { epoch, trainLoss } = result.history[Number(steps)]!
      expect(epoch).toBe(Number(steps))
      expect(Math.abs(trainLoss / expected[steps] - 1)).toBeLessThan(1e-6)
    }
    expect(result.dataset).toMatchObject({ rows: 100, columns: 3 })
    expect(result.metrics.train).toMatchObject({ rows: 100, accuracy: 0.92 })
    expect(result.metrics.validation).toBeNull()
    const [layer] = result.layers
    const [bias, ...weights] = reference.admissions.theta_standardized
    expect(layer!.weights.map((row) => row[0])).toEqual(weights.map((weight) => expect.closeTo(weight, 3)))
    expect(layer!.bias[0]).toBeCloseTo(bias!, 3)
    expect(Object.values(result.seconds).every((seconds) => seconds >= 0)).toBe(true)
  })

  it('tells what the coefficients say at the optimum, and before it why they say nothing', async () => {
    const all = ['--target', 'admitted', '--validation', '0', '--test', '0']
    const { inference, inferenceReason } = await train(admissions, ...all, '--optimizer', 'newton')
    const { theta, standard_error, z, p, ci95, ...fit } = reference.admissions.maximum_likelihood
    expect(inferenceReason).toBeNull()
    expect(inference?.coefficients.map(({ name }) => name)).toEqual(['intercept', 'exam_1', 'exam_2'])
    inference?.coefficients.forEach((coefficient, k) => {
      const { estimate, standardError, low, high, oddsRatio } = coefficient
      const found = [estimate, standardError, coefficient.z, coefficient.p, low, high, oddsRatio]
      const expected = [theta[k]!, standard_error[k]!, z[k]!, p[k]!, ...ci95[k]!, Math.exp(theta[k]!)]
      found.forEach((value, at) => expect(Math.abs(value! / expected[at]! - 1)).toBeLessThan(1e-6))
    })
    expect(inference?.logLikelihood).toBeCloseTo(fit.log_likelihood, 6)
    expect(inference?.nullLogLikelihood).toBeCloseTo(fit.null_log_likelihood, 6)
    expect([inference?.aic, inference?.bic]).toEqual([expect.closeTo(fit.aic, 6), expect.closeTo(fit.bic, 6)])
    expect(inference?.mcfaddenR2).toBeCloseTo(fit.mcfadden_r2, 6)
    const early = await train(admissions, ...exact, '--epochs', '10')
    expect([early.inference, early.inferenceReason?.code]).toEqual([null, 'not-at-optimum'])
  })

  it('tells of separated classes that no estimate is finite, with the estimate of Firth', async () => {
    const path = file('separated.csv', 'x,y\n1,0\n2,0\n3,0\n4,1\n5,1\n6,1\n')
    const all = ['--target', 'y', '--validation', '0', '--test', '0']
    const { inference, inferenceReason, firth } = await train(path, ...all)
    expect([inference, inferenceReason?.code, firth?.method]).toEqual([null, 'separation', 'firth'])
    expect(firth?.coefficients.map(({ estimate }) => estimate)).toEqual(
      reference.separated.firth.map((estimate) => expect.closeTo(estimate, 6)),
    )
    expect((await train(admissions, ...exact)).firth).toBeUndefined()
  })

  it('gives the same fingerprint for the same command, another for another seed', async () => {
    const args = [iris, '--target', 'species', '--hidden', '6', '--epochs', '20']
    const [first, second, other] = await Promise.all([
      train(...args, '--seed', '7'),
      train(...args, '--seed', '7'),
      train(...args, '--seed', '8'),
    ])
    expect(second.fingerprint).toBe(first.fingerprint)
    expect(second.layers).toEqual(first.layers)
    expect(other.fingerprint).not.toBe(first.fingerprint)
  })

  it('trains several classes with held-out rows and writes a model that scores the same file', async () => {
    const model = join(folder, 'iris.json')
    const result = await train(iris, '--target', 'species', '--hidden', '8', '--out', model)
    expect(result.metrics.train?.rows).toBe(90)
    expect(result.metrics.validation?.rows).toBe(30)
    expect(result.metrics.test?.rows).toBe(30)
    // It ends early, with the weights of the lowest validation loss.
    const lowest = Math.min(...result.history.map(({ validationLoss }) => validationLoss!))
    expect(result.history[result.bestEpoch!]!.validationLoss).toBe(lowest)
    // Better than equal chances for three species.
    expect(lowest).toBeLessThan(Math.log(3))

    const scored = await runCli(['predict', model, iris])
    expect(scored.code).toBe(0)
    const [header, ...rows] = scored.out.trimEnd().split(/\r?\n/)
    expect(header).toBe(
      'sepal_length,sepal_width,petal_length,petal_width,species,p(setosa),p(versicolor),p(virginica),predicted',
    )
    expect(rows).toHaveLength(150)
    const right = rows.filter((row) => row.split(',')[4] === row.split(',')[8])
    const { train: t, validation: v, test: s } = result.metrics
    const expected = [t, v, s].reduce((sum, part) => sum + part!.accuracy * part!.rows, 0)
    expect(right.length).toBe(Math.round(expected))
  })

  it('scores one row as it scores the whole file: nothing is standardized anew', async () => {
    const model = join(folder, 'admissions.json')
    await train(admissions, ...exact, '--epochs', '1000', '--out', model)
    const one = file('one.csv', 'exam_1,exam_2\n45,85\n')
    const scored = join(folder, 'one-scored.csv')
    expect((await runCli(['predict', model, one, '--out', scored])).code).toBe(0)
    const [header, row] = readFileSync(scored, 'utf8').trimEnd().split(/\r?\n/)
    expect(header).toBe('exam_1,exam_2,p(0),p(1),predicted')
    // The maximum-likelihood fit is reached to about 1e-5 after 1,000 steps.
    expect(Number(row!.split(',')[3])).toBeCloseTo(reference.admissions.probability_at_45_85, 4)
  })

  it.each(['newton', 'lbfgs'])(
    'finds the maximum-likelihood fit of Admissions by %s, and says when',
    async (optimizer) => {
      const result = await train(
        admissions,
        '--target',
        'admitted',
        '--validation',
        '0',
        '--test',
        '0',
        ...['--optimizer', optimizer],
      )
      const [bias, ...weights] = reference.admissions.theta_standardized
      const [layer] = result.layers
      expect(layer!.weights.map((row) => row[0])).toEqual(weights.map((weight) => expect.closeTo(weight, 5)))
      expect(layer!.bias[0]).toBeCloseTo(bias!, 5)
      expect(result.history.length).toBeLessThan(40)
      expect(result.notes).toContain(`Converged after ${result.history.length - 1} epochs`)
    },
  )

  it('weighs a row by 2 as if it were there twice', async () => {
    const lines = readFileSync(admissions, 'utf8').trimEnd().split('\n')
    const [header, ...rows] = lines
    const twice = file('twice-rows.csv', [header, ...rows, ...rows.slice(0, 30)].join('\n'))
    const weighed = file(
      'weighed.csv',
      [`${header},w`, ...rows.map((row, index) => `${row},${index < 30 ? 2 : 1}`)].join('\n'),
    )
    const args = [
      '--target',
      'admitted',
      '--standardize',
      'none',
      '--validation',
      '0',
      '--test',
      '0',
      '--optimizer',
      'newton',
    ]
    const [first, second] = await Promise.all([train(twice, ...args), train(weighed, ...args, '--weights', 'w')])
    const unweighted = await train(admissions, ...args)
    expect(second.spec.preparation.features).toEqual(['exam_1', 'exam_2'])
    const weightsOf = ({ layers }: TrainResult) => layers[0]!.weights.map((row) => row[0]!)
    expect(weightsOf(second)).toEqual(weightsOf(first).map((weight) => expect.closeTo(weight, 9)))
    expect(weightsOf(second)).not.toEqual(weightsOf(unweighted).map((weight) => expect.closeTo(weight, 4)))
  })

  it('predicts a number, in its own unit from training to the scored file', async () => {
    const rows = Array.from({ length: 80 }, (_, row) => [(row * 7) % 31, (row * 11) % 17] as const)
    const path = file('plane.csv', `a,b,price\n${rows.map(([a, b]) => `${a},${b},${1000 + 3 * a - 2 * b}\n`).join('')}`)
    const model = join(folder, 'plane.json')
    const args = [path, '--target', 'price', '--task', 'regression', '--optimizer', 'newton']
    const result = await train(...args, '--out', model)
    expect(result.metrics.test).toMatchObject({ rows: 16, rmse: expect.closeTo(0, 6), r2: expect.closeTo(1, 9) })
    const one = file('one-plane.csv', 'a,b\n10,5\n')
    const scored = await runCli(['predict', model, one])
    const predicted = scored.out.trimEnd().split(/\r?\n/)[1]!.split(',')[2]
    expect(Number(predicted)).toBeCloseTo(1020, 6)
    const told = await runCli(['train', ...args])
    expect(told.out).toMatch(/^Linear regression, \d+ epochs?, fingerprint [0-9a-f]{16}$/m)
    expect(told.out).toMatch(/rows +RMSE +MAE +R²/)
  })

  it('ends early with the best weights, and says so', async () => {
    const args = [
      '--target',
      'species',
      '--hidden',
      '8',
      '--learning-rate',
      '0.3',
      '--epochs',
      '2000',
      '--patience',
      '10',
    ]
    const result = await train(iris, ...args)
    const losses = result.history.map(({ validationLoss }) => validationLoss!)
    const best = losses.indexOf(Math.min(...losses))
    expect(result.bestEpoch).toBe(best)
    expect(result.history).toHaveLength(best + 11)
    expect(result.notes).toContain(
      `Stopped early after epoch ${best + 10}: the validation loss has not improved since epoch ${best}`,
    )
    expect(result.metrics.validation).toMatchObject({ logLoss: expect.closeTo(losses[best]!, 5) })
  })

  it('reads out the result for a person', async () => {
    const { code, out, err } = await runCli(['train', admissions, '--target', 'admitted', '--epochs', '5'])
    expect(code).toBe(0)
    expect(out).toContain('Logistic regression, 5 epochs, fingerprint ')
    expect(out).toMatch(/validation +20 /)
    expect(err).not.toContain('logit-lab:')
  })
})

const copy = () => file('own.csv', readFileSync(admissions))

describe('logit-lab train refuses', () => {
  const cases: [string, () => string[], RegExp][] = [
    ['a file that is not there', () => ['none.csv', '--target', 'y'], /none\.csv: there is no such file/],
    ['an empty file', () => [file('empty.csv', ''), '--target', 'y'], /empty\.csv.*empty/],
    ['a header alone', () => [file('header.csv', 'a,b\n'), '--target', 'b'], /header\.csv.*(no rows|header)/],
    [
      'a binary file',
      () => [file('image.csv', Uint8Array.of(137, 80, 78, 71, 0, 0, 1)), '--target', 'y'],
      /image\.csv/,
    ],
    [
      'a row of the wrong length',
      () => [file('ragged.csv', 'a,b\n1,2\n3,4,5\n'), '--target', 'b'],
      /ragged\.csv, line 3/,
    ],
    ['a file without rows', () => [file('header.csv', 'a,b\n'), '--target', 'a'], /header\.csv/],
    ['one class', () => [file('one.csv', 'a,b\n1,x\n2,x\n'), '--target', 'b'], /b .*two classes/],
    [
      'too many classes',
      () => [
        file('many.csv', `a,b\n${Array.from({ length: 101 }, (_, i) => `${i % 7},c${i}\n`).join('')}`),
        '--target',
        'b',
      ],
      /101.*at most 100/,
    ],
    ['no usable feature', () => [file('none.csv', 'a,b\n5,0\n5,1\n5,1\n'), '--target', 'b'], /no usable feature/],
    ['a target that is not a column', () => [admissions, '--target', 'salary'], /salary.*exam_1/],
    ['a feature that is not a column', () => [admissions, '--target', 'admitted', '--features', 'exam_3'], /exam_3/],
    [
      'a learning rate of zero',
      () => [admissions, '--target', 'admitted', '--optimizer', 'adam', '--learning-rate', '0'],
      /--learning-rate: Enter a number above 0: /,
    ],
    [
      'a learning rate that is no number',
      () => [admissions, '--target', 'admitted', '--learning-rate', 'fast'],
      /--learning-rate: Enter a number from 0 to 100\./,
    ],
    [
      'a width out of range',
      () => [admissions, '--target', 'admitted', '--hidden', '5000'],
      /--hidden: Enter a whole number from 1 to 1,024\./,
    ],
    [
      'an unknown activation',
      () => [admissions, '--target', 'admitted', '--activation', 'step'],
      /--activation.*sigmoid, tanh, relu/,
    ],
    ['a missing target flag', () => [admissions], /--target/],
    [
      'a text as a number to predict',
      () => [iris, '--target', 'species', '--task', 'regression'],
      /--task: species holds no numbers/,
    ],
    [
      'weights of a class that is not there',
      () => [iris, '--target', 'species', '--class-weights', 'tulip=2'],
      /--class-weights: tulip is not a class of species/,
    ],
    [
      'weights that are texts',
      () => [iris, '--target', 'petal_width', '--task', 'regression', '--weights', 'species'],
      /--weights: species holds no numbers/,
    ],
    [
      'an optimizer that needs every row, with a batch',
      () => [admissions, '--target', 'admitted', '--optimizer', 'lbfgs', '--batch-size', '10'],
      /--batch-size: This optimizer uses every row/,
    ],
    [
      'a batch of no rows',
      () => [admissions, '--target', 'admitted', '--batch-size', '0'],
      /--batch-size: Enter a whole number from 1 to 1,000,000, or take full batches\./,
    ],
    [
      'an empty part of a list',
      () => [admissions, '--target', 'admitted', '--hidden', '8,,4'],
      /--hidden: Enter a whole number from 1 to 1,024\./,
    ],
    ['its own input as result', () => [copy(), '--target', 'admitted', '--out', copy()], /--out names the input file/],
    [
      'a result that cannot be written',
      () => [admissions, '--target', 'admitted', '--out', '/nowhere/m.json'],
      /--out .*cannot be written/,
    ],
    [
      'a loss that diverges',
      // Each step multiplies the weights by 1 - 100 * 1000.
      () => [admissions, ...['--target', 'admitted', '--optimizer', 'gd', '--learning-rate', '100', '--l2', '1000']],
      /learning rate/,
    ],
  ]
  it.each(cases)('%s, in one line, with exit code 2', async (_, args, message) => {
    const { code, out, err } = await runCli(['train', ...args(), '--json'])
    expect(out.slice(0, 200)).toBe('')
    const lines = err.trimEnd().split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(message)
    expect(err).not.toMatch(/\n\s+at /)
    expect(code).toBe(2)
  })
})
