import { describe, expect, it } from 'vitest'
import { metricsOfTask } from '@shared/evaluation/metrics'
import { metricScale } from '@renderer/panels/evaluate/metricScale'

const metric = (key: string) => {
  const found = [...metricsOfTask('classification'), ...metricsOfTask('regression')].find((entry) => entry.key === key)
  if (!found) throw new Error(key)
  return found
}

describe('the line of a metric', () => {
  it('of a share that is to be high ends at 1, and begins at one half where all of it lies above', () => {
    expect(metricScale(metric('accuracy'), [0.9, 0.8, 0.95, 0.6])).toEqual({ min: 0.5, max: 1 })
    expect(metricScale(metric('accuracy'), [0.9, 0.8, 0.95, 0.3])).toEqual({ min: 0, max: 1 })
  })

  it('of one that is to be low begins at 0 and ends where its values do', () => {
    expect(metricScale(metric('brier'), [0.05, 0.02, 0.1, 0.23])).toEqual({ min: 0, max: 0.25 })
    expect(metricScale(metric('rmse'), [0.7, null, null, 0.9])).toEqual({ min: 0, max: 1 })
  })

  it('of a coefficient ends at 1, and begins where it is negative', () => {
    expect(metricScale(metric('r2'), [0.1, -0.7, 0.4, -0.07])).toEqual({ min: -0.7, max: 1 })
  })
})
