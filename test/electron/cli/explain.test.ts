import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ModelExplanation } from '@shared/contract/explanation'
import reference from '../../data/reference.json'
import { runCli } from '../../support/runCli'

const samples = join(import.meta.dirname, '../../../samples')
const admissions = join(samples, 'admissions.csv')
const iris = join(samples, 'iris.csv')
let folder: string
const at = (name: string) => join(folder, name)
const whole = ['--validation', '0', '--test', '0']

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'explain-'))
  const train = (file: string, out: string, ...flags: string[]) => runCli(['train', file, ...flags, '--out', at(out)])
  await train(admissions, 'line.json', '--target', 'admitted', '--optimizer', 'newton', ...whole)
  await train(admissions, 'layers.json', '--target', 'admitted', '--hidden', '3', '--epochs', '20')
  await train(iris, 'iris.json', '--target', 'species', '--l2', '0.01')
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

async function explain(...args: string[]): Promise<ModelExplanation> {
  const { code, out, err } = await runCli(['explain', ...args, '--json'])
  expect([err.includes('logit-lab:'), code]).toEqual([false, 0])
  return JSON.parse(out) as ModelExplanation
}

describe('logit-lab explain', () => {
  it('tells the coefficients of a model file with the inference that it carries', async () => {
    const { coefficients, inference, inferenceReason, file, classes } = await explain(at('line.json'))
    const { theta, standard_error } = reference.admissions.maximum_likelihood
    expect([classes, inferenceReason, file]).toEqual([['0', '1'], null, null])
    coefficients?.forEach(({ estimate, standardized }, k) => {
      expect(estimate / theta[k]!).toBeCloseTo(1, 6)
      expect(standardized / reference.admissions.theta_standardized[k]!).toBeCloseTo(1, 6)
      expect(inference!.coefficients[k]!.standardError / standard_error[k]!).toBeCloseTo(1, 6)
    })
    expect(coefficients?.map(({ name }) => name)).toEqual(['intercept', 'exam_1', 'exam_2'])
  })

  it('says why a penalised model has no standard errors, and gives its coefficients', async () => {
    const { coefficients, inference, inferenceReason } = await explain(at('iris.json'))
    expect([inference, inferenceReason?.code, coefficients?.length]).toEqual([null, 'penalised', 10])
  })

  it('tells how important features are in a file, the same again for the same seed', async () => {
    const { file } = await explain(at('layers.json'), admissions)
    expect(file).toMatchObject({ rows: 100, contributions: null, importanceReason: null })
    expect(file?.importance?.features.map(({ feature }) => feature).sort()).toEqual(['exam_1', 'exam_2'])
    const [again, other] = await Promise.all([
      explain(at('layers.json'), admissions, '--seed', '0'),
      explain(at('layers.json'), admissions, '--seed', '7'),
    ])
    expect(again.file).toEqual(file)
    expect(other.file?.importance?.features).not.toEqual(file?.importance?.features)
  })

  it('says that a file without the target has no importance, and explains its rows', async () => {
    const lines = readFileSync(admissions, 'utf8').trimEnd().split('\n')
    const without = at('without.csv')
    writeFileSync(without, lines.map((line) => line.split(',').slice(0, 2).join(',')).join('\n'))
    const { file } = await explain(at('line.json'), without, '--row', '2')
    expect(file?.importance).toBeNull()
    expect(file?.importanceReason).toContain('admitted')
    const { row, cells, total, linear, probabilities } = file!.contributions!
    expect([row, cells]).toEqual([1, { exam_1: 77.4489, exam_2: 64.168 }])
    const [constant, first, second] = reference.admissions.maximum_likelihood.theta
    expect(total).toBeCloseTo(constant! + first! * 77.4489 + second! * 64.168, 5)
    expect(probabilities?.[1]).toBeCloseTo(1 / (1 + Math.exp(-total)), 12)
    const sum = linear!.contributions.reduce((all, { contribution }) => all + contribution, linear!.base)
    expect(Math.abs(sum - total)).toBeLessThan(1e-12 * Math.abs(total))
  })

  it('explains the class that is predicted, of more than two', async () => {
    const { file } = await explain(at('iris.json'), iris, '--row', '110')
    expect(file?.contributions).toMatchObject({ quantity: 'score', className: 'virginica', row: 109 })
  })

  it('is read by a person too', async () => {
    const { out } = await runCli(['explain', at('line.json'), admissions, '--row', '1'])
    expect(out).toMatch(/exam_1 +0\.175669 +0\.0396363 +4\.432 +< 0\.0001 +0\.0979828 to 0\.253354 +1\.19204/)
    expect(out).toMatch(/Permutation importance/)
    expect(out).toMatch(/Row 1: the logit of 1 is/)
    const layers = await runCli(['explain', at('layers.json'), admissions, '--row', '1'])
    expect(layers.out).toMatch(/has no coefficients[\s\S]*Shapley values/)
  })

  it('refuses to tell a row from an average where every row has a weight of 0', async () => {
    const flags = ['--target', 'admitted', '--features', 'exam_1', '--weights', 'exam_2', '--out', at('weighted.json')]
    await runCli(['train', admissions, ...flags])
    writeFileSync(at('zeros.csv'), 'exam_1,exam_2,admitted\n50,0,0\n60,0,1\n')
    const { code, out, err } = await runCli(['explain', at('weighted.json'), at('zeros.csv'), '--row', '1'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/zeros\.csv has no row/)
  })

  it.each([
    ['no model', ['missing.json'], /missing\.json/],
    ['a row without a file', ['line.json', '--row', '1'], /--row/],
    ['a row that is none', ['line.json', admissions, '--row', '0'], /--row/],
    ['a row behind the last', ['line.json', admissions, '--row', '101'], /no row 101/],
    ['a seed that is none', ['line.json', admissions, '--seed', 'x'], /--seed/],
    ['a file without the features', ['line.json', iris], /exam_1/],
  ])('refuses %s in one line, with exit code 2', async (_, [model, ...args], message) => {
    const { code, out, err } = await runCli(['explain', at(model!), ...args])
    expect([code, out]).toEqual([2, ''])
    expect(err.trimEnd().split('\n')).toEqual([expect.stringMatching(message)])
  })
})
