import { describe, expect, it } from 'vitest'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { fitPreparation, prepareTargets } from '@shared/data/preparation/preparation'
import type { Table } from '@shared/data/table/table'
import { metricsOfRun } from '@shared/evaluation/metrics'
import { evaluatePart } from '@shared/evaluation/evaluatePart'
import { createFittedModel } from '@shared/model/fittedModel'
import { fittedExample } from '../../support/examples'
import { allRows, preparationSpec, tableOf } from '../data/exampleTables'
import { logistic, reference, standardizedTable } from '../engine/support'

/** A network without hidden layers on rows of a table, all of them where nothing is said. */
function evaluate(table: Table, changes: Partial<PreparationSpec>, parameters: number[], rows = allRows(table)) {
  const { fitted } = fitPreparation(table, preparationSpec(changes))
  const parts = { preparation: fitted, network: logistic, parameters: Float64Array.from(parameters) }
  return evaluatePart(createFittedModel(parts).predict(table, rows), prepareTargets(fitted, table, rows))
}

describe('a part with classes', () => {
  it('has the metrics that scikit-learn gives at the maximum likelihood', () => {
    const { inputs, targets } = standardizedTable('admissions')
    const [bias = 0, ...weights] = reference.admissions.theta_standardized
    const preparation = fittedExample({
      inputs: ['a', 'b'].map((feature) => ({
        ...{ feature, kind: 'number', center: 0, scale: 1 },
        impute: null,
        median: 0,
      })),
    })
    const model = createFittedModel({ preparation, network: logistic, parameters: Float64Array.of(...weights, bias) })
    const metrics = evaluatePart(model.predictInputs(inputs), targets)
    const { accuracy, confusion_tn_fp_fn_tp: counts, log_loss: logLoss } = reference.admissions.metrics_at_ml
    expect(metrics).toMatchObject({ rows: 100, values: { accuracy, logLoss: expect.closeTo(logLoss, 10) as unknown } })
    expect(metrics?.confusion?.flat()).toEqual(counts)
  })

  it('has its log loss from logits, where probabilities are 0 to the last bit', () => {
    // A logit of 2000 for the wrong class: ln(1 + e^2000) = 2000.
    const metrics = evaluate(tableOf('a,y', '-1,p', '1,n'), {}, [2000, 0])
    expect(metrics).toMatchObject({ rows: 2, values: { logLoss: 2000, accuracy: 0 }, confusion: [[0, 1], [1, 0]] }) // prettier-ignore
  })

  it('has every metric of its task', () => {
    const metrics = evaluate(tableOf('a,y', '-1,p', '1,n'), {}, [1, 0])
    expect(Object.keys(metrics!.values)).toEqual(metricsOfRun('classification', 2).map(({ key }) => key))
  })

  it('has no log loss where a logit is infinite, and the accuracy all the same', () => {
    const found = evaluate(tableOf('a,y', '-1,p', '1e10,n'), { standardization: 'none' }, [1e305, 0])
    expect(found).toMatchObject({ rows: 2, values: { logLoss: null, accuracy: 0, balancedAccuracy: 0 } })
  })
})

describe('a part with numbers', () => {
  const regression = { task: 'regression' } as const
  const closeTo = (value: number) => expect.closeTo(value, 14) as unknown
  const measured = (values: object) => ({ rows: 4, values, confusion: null })
  // a is -1 and 1 standardized; y has mean 20 and standard deviation 10.
  const table = tableOf('a,y', '1,10', '3,30', '1,10', '3,30')

  it('has errors in the unit of the target', () => {
    expect(evaluate(table, regression, [1, 0])).toEqual(
      measured({ rmse: 0, mae: 0, medianAbsoluteError: 0, mape: 0, r2: 1 }),
    )
    // Predicts the mean, so 10 off in each row.
    expect(evaluate(table, regression, [0, 0])).toEqual(
      measured({ rmse: 10, mae: 10, medianAbsoluteError: 10, mape: closeTo(2 / 3), r2: 0 }),
    )
    // 15 and 25 for 10 and 30: 5 off, a quarter of the variance.
    expect(evaluate(table, regression, [0.5, 0])).toEqual(
      measured({ rmse: 5, mae: 5, medianAbsoluteError: 5, mape: closeTo(1 / 3), r2: 0.75 }),
    )
  })

  it('counts every row once, whatever weighs it in training', () => {
    // The means and the deviations stay the same.
    const weighted = tableOf('a,w,y', '1,1,10', '3,9,30', '1,9,10', '3,1,30')
    expect(evaluate(weighted, { ...regression, weights: 'w' }, [0.5, 0])).toEqual(evaluate(table, regression, [0.5, 0]))
  })

  it('takes targets of either precision', () => {
    const { fitted } = fitPreparation(table, preparationSpec(regression))
    const model = createFittedModel({ preparation: fitted, network: logistic, parameters: Float64Array.of(0.5, 0) })
    const targets = Float32Array.of(-1, 1, -1, 1)
    expect(evaluatePart(model.predict(table, allRows(table)), targets)).toMatchObject({ values: { rmse: 5 } })
  })

  it('is null without rows', () => {
    expect(evaluate(table, regression, [1, 0], new Uint32Array(0))).toBeNull()
  })

  it('has null, and no number that is none, for each metric that a prediction is too large for', () => {
    expect(evaluate(table, regression, [1e308, 1e308])).toEqual(
      measured({ rmse: null, mae: null, medianAbsoluteError: null, mape: null, r2: null }),
    )
  })
})
