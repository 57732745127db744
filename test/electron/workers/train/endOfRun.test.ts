import type { RunWarning } from '@shared/contract/warning'
import { describe, expect, it } from 'vitest'
import { endOf, inferenceAtEnd, measureRun } from '../../../../electron/workers/train/endOfRun'
import { type PreparedRun, prepareRun } from '../../../../electron/workers/train/prepareRun'
import { messagesOf } from '../../../support/messagesOf'
import { type SpecChanges, lineSpec, lineTable, prepareOptions } from '../trainBench'

const prepare = (changes: SpecChanges = {}) =>
  prepareRun({
    ...prepareOptions(),
    spec: lineSpec(changes),
  }).run

describe('measureRun', () => {
  it('measures each part that has rows, in all its rows', () => {
    const run = prepare({ preparation: { testShare: 0 } })
    // Without weights every row has the probability 1/2.
    const metrics = measureRun(run, Float64Array.of(0, 0), { cancelled: false, predictionsWanted: false }).metrics
    expect(metrics).toMatchObject({
      train: { rows: 160, values: { logLoss: expect.closeTo(Math.LN2, 12) } },
      validation: { rows: 40, values: { logLoss: expect.closeTo(Math.LN2, 12) } },
      test: null,
    })
  })

  it('prepares the test rows by the statistics of the training rows', () => {
    const run = prepare()
    const input = run.fitted.inputs[0]!
    if (input.kind !== 'number') throw new Error('x is a number.')
    const [x, y] = lineTable.columns
    if (x?.kind !== 'number' || y?.kind !== 'number') throw new Error('Both are numbers.')
    const [weight, bias] = [1.5, -0.25]
    const losses = Array.from(run.parts.test, (row) => {
      const logit = weight * ((x.values[row]! - input.center) / input.scale) + bias
      return Math.log1p(Math.exp(y.values[row] === 1 ? -logit : logit))
    })
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length
    expect(
      measureRun(run, Float64Array.of(weight, bias), { cancelled: false, predictionsWanted: false }).metrics.test,
    ).toMatchObject({
      rows: 40,
      values: { logLoss: expect.closeTo(mean, 10) },
    })
  })

  it('does not keep a cancel waiting for what takes long', () => {
    const wide = prepare({ network: { hidden: [1024, 128], initialisation: 'glorot' } })
    const parameters = wide.trainer.parameters()
    expect(measureRun(wide, parameters, { cancelled: true, predictionsWanted: false }).metrics).toEqual({
      train: null,
      validation: null,
      test: null,
    })
    expect(measureRun(wide, parameters, { cancelled: false, predictionsWanted: false }).metrics.test).toMatchObject({
      rows: 40,
    })
    expect(
      measureRun(prepare(), Float64Array.of(0, 0), { cancelled: true, predictionsWanted: false }).metrics.test,
    ).toMatchObject({ rows: 40 })
  })
})

describe('the predictions of a run', () => {
  const wanted = { cancelled: false, predictionsWanted: true }

  it('are those of its three parts, where somebody wants them', () => {
    const run = prepare()
    const { predictions } = measureRun(run, Float64Array.of(1.5, -0.25), wanted)
    expect(predictions?.rows).toEqual(Uint32Array.from({ length: 200 }, (_, row) => row))
    for (const [name, code] of Object.entries({ train: 1, validation: 2, test: 3 })) {
      const rows = run.parts[name as keyof typeof run.parts]
      expect(predictions?.rows.filter((_, place) => predictions.parts[place] === code)).toEqual(rows)
    }
    expect(measureRun(run, Float64Array.of(1.5, -0.25), { ...wanted, predictionsWanted: false }).predictions).toBeNull()
  })

  it('do not keep a cancel waiting for what takes long', () => {
    const wide = prepare({ network: { hidden: [1024, 128], initialisation: 'glorot' } })
    expect(measureRun(wide, wide.trainer.parameters(), { ...wanted, cancelled: true }).predictions).toBeNull()
  })
})

describe('what the coefficients say at the end of a run', () => {
  const run = prepare()
  const none = Float64Array.of(0, 0)
  const told = (...codes: RunWarning['code'][]) =>
    inferenceAtEnd(
      run,
      none,
      codes.map((code) => ({ code, message: `${code}!` })),
    )

  it('is nothing before the optimum', () => {
    expect(told()).toMatchObject({ inference: null, inferenceReason: { code: 'not-at-optimum' } })
    expect(told('separation-not-tested').inferenceReason?.code).toBe('not-at-optimum')
  })

  it('is nothing of separated classes, in the words of the advice', () => {
    const { inferenceReason } = told('collinear', 'separation')
    expect(inferenceReason?.code).toBe('separation')
    expect(inferenceReason?.message).toMatch(/^separation!/)
  })
})

describe('endOf', () => {
  const unmeasured = { constant: false, metrics: { train: null, validation: null, test: null } }
  const ended = (
    ending: PreparedRun['trainer']['ended'],
    trainLoss: number,
    losses = { lowest: 0.6, halfway: 0.6 },
  ) => {
    const run = prepare()
    const trainer = { ...run.trainer, ended: ending, epoch: 80, bestEpoch: 60, trainLoss }
    const { ending: end, warnings } = endOf({ ...run, trainer, losses }, unmeasured)
    return { reason: end?.reason, warnings: messagesOf(warnings) }
  }

  it('says nothing of a run that came to its last epoch and is still getting better', () => {
    expect(ended('epochs', 0.5).warnings).toEqual([])
  })

  it('says how a run ended before that', () => {
    const early =
      'Stopped early after epoch 80: the validation loss has not improved since epoch 60, whose weights are kept.'
    expect(ended('early', 0.7)).toEqual({ reason: 'early', warnings: [early] })
    expect(ended('converged', 0.5)).toMatchObject({
      reason: 'converged',
      warnings: [expect.stringContaining('Converged after 80 epochs')],
    })
  })

  it('warns where the loss ended above what no feature would reach, and more epochs would not help', () => {
    // Half of the classes each: ln 2 = 0.693.
    expect(ended('epochs', 0.9).warnings).toMatchObject([expect.stringContaining('above 0.69')])
    expect(ended('epochs', 0.9, { lowest: 0.9, halfway: 1.2 }).warnings).toEqual([])
  })
})
