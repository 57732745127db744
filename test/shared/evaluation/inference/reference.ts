import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Coefficient, Inference, InferenceAnswer } from '@shared/contract/inference'

export interface StoredCoefficient {
  name: string
  class?: string
  estimate: number
  standardError: number
  statistic?: number
  p?: number
  low?: number
  high?: number
}
interface Case {
  table: string
  target: string
  features: string[]
  weights?: string | null
  coefficients: StoredCoefficient[]
}
interface Fit {
  logLikelihood: number
  nullLogLikelihood: number
  aic: number
  bic: number
  mcfaddenR2: number
  p: number
}

/** What statsmodels and R say; test/data/inference.py made it. */
export const reference = JSON.parse(readFileSync('test/data/inference.json', 'utf8')) as {
  logit: Record<string, Case & { fit: Fit; profile: [number, number][]; vif: number[] }>
  firth: Record<string, Case & { logLikelihood: number; nullLogLikelihood: number }>
  mixed: (Case & { reference: string; logLikelihood: number; nullLogLikelihood: number })[]
  multinomial: (Case & { fit: Fit })[]
  linear: (Case & { fit: Fit & { r2: number; adjustedR2: number; residualStandardError: number; statistic: number } })[]
}

/** To 1e-6 of the figure. */
export function expectClose(found: number | null | undefined, expected: number, what: string, share = 1e-6): void {
  expect(found, what).toBeTypeOf('number')
  const apart = Math.abs((found as number) - expected)
  expect(apart, `${what}: ${found} rather than ${expected}`).toBeLessThanOrEqual(share * Math.abs(expected))
}

export function inferred({ inference, inferenceReason }: InferenceAnswer): Inference {
  if (inference === null) throw new Error(inferenceReason?.message)
  return inference
}

/** Every stored figure of every coefficient, and no coefficient besides. */
export function expectCoefficients(found: readonly Coefficient[], expected: readonly StoredCoefficient[]): void {
  const keyOf = (coefficient: { name: string; class?: string | undefined }) =>
    `${coefficient.name} ${coefficient.class ?? ''}`
  expect(found.map(keyOf).sort()).toEqual(expected.map(keyOf).sort())
  for (const { name, class: of, statistic, ...figures } of expected) {
    const key = keyOf({ name, class: of })
    const own = found.find((coefficient) => keyOf(coefficient) === key)!
    for (const [figure, value] of Object.entries(figures)) {
      expectClose(own[figure as 'estimate'], value, `${figure} of ${key}`)
    }
    if (statistic !== undefined) expectClose(own.z ?? own.t, statistic, `statistic of ${key}`)
  }
}
