import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { probabilitiesOf } from '@shared/engine/predict/predict'
import { evaluate } from '@shared/evaluation/evaluate'
import { evaluatePart } from '@shared/evaluation/evaluatePart'
import type { Predicted } from '@shared/model/fittedModel'

interface Case {
  name: string
  classes?: number
  logits?: number[]
  predicted?: number[]
  truth: number[]
  weights: number[] | null
  /** Null where a figure is not defined. */
  metrics: Record<string, number | null>
  /** Of more than two classes: macro, micro and weighted. */
  averages?: Record<string, Record<string, number>> | null
}
const { cases } = JSON.parse(readFileSync('test/data/metrics.json', 'utf8')) as { cases: Case[] }

function predictedOf({ classes, logits, predicted }: Case): Predicted {
  if (classes === undefined || logits === undefined) {
    const numbers = Float64Array.from(predicted ?? [])
    return { kind: 'numbers', values: numbers, standardized: numbers, scaling: { center: 0, scale: 1 } }
  }
  const columns = classes === 2 ? 1 : classes
  const matrix = { rows: logits.length / columns, columns, stride: columns, values: Float64Array.from(logits) }
  return { kind: 'classes', logits: matrix, probabilities: probabilitiesOf(matrix) }
}

describe('metrics of awkward predictions', () => {
  it.each(cases)('are what scikit-learn says of $name, or null where it says nothing', (of) => {
    const truth = of.classes === undefined ? Float64Array.from(of.truth) : Uint32Array.from(of.truth)
    const weights = of.weights && Float64Array.from(of.weights)
    const values = evaluatePart(predictedOf(of), truth, weights)?.values ?? {}
    // Of weighted rows scikit-learn has no measure of Hand and Till.
    const skipped = of.weights === null ? [] : ['rocAucHandTill']
    const keys = Object.keys(values).filter((key) => !skipped.includes(key))
    expect(keys.sort()).toEqual(
      Object.keys(of.metrics)
        .filter((key) => !skipped.includes(key))
        .sort(),
    )
    for (const key of keys) {
      const [found, wanted] = [values[key] ?? null, of.metrics[key] ?? null]
      if (found === null || wanted === null) expect([key, found]).toEqual([key, wanted])
      else expect(Math.abs(found - wanted) / Math.max(1, Math.abs(wanted)), key).toBeLessThan(1e-12)
    }
  })

  it.each(cases.filter(({ averages }) => averages))('have the averages over the classes of $name', (of) => {
    const judged = { threshold: 0.5, seed: 1, constant: null, by: null }
    const found = evaluate({
      ...judged,
      predicted: predictedOf(of),
      truth: Uint32Array.from(of.truth),
      weights: of.weights && Float64Array.from(of.weights),
      classes: Array.from({ length: of.classes ?? 0 }, (_, k) => `class ${k}`),
    }).averages as Record<string, Record<string, number>>
    for (const [kind, wanted] of Object.entries(of.averages ?? {})) {
      for (const [key, value] of Object.entries(wanted)) {
        expect(Math.abs((found[kind]?.[key] ?? Number.NaN) - value), `${kind} ${key}`).toBeLessThan(1e-12)
      }
    }
  })

  it('are of forty cases at least', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40)
  })
})
