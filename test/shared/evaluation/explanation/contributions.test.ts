import { describe, expect, it } from 'vitest'
import { type ContributionsQuestion, contributionsOf } from '@shared/evaluation/explanation/contributions'
import { inputNames } from '@shared/data/preparation/preparation'
import type { NetworkSpec, PreparationSpec } from '@shared/spec/runSpec'
import { type Trained, features, mixedTable, trainedModel } from './trainedModel'

const ask = (trained: Trained, more: Partial<ContributionsQuestion> = {}) =>
  contributionsOf({ ...trained, weights: null, row: 3, changes: {}, classIndex: 1, ...more })
const sum = (parts: readonly { contribution: number }[]) =>
  parts.reduce((total, { contribution }) => total + contribution, 0)
const near = (found: number, expected: number) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)))

const targets = [
  { target: 'y', task: 'classification', quantity: 'logit' },
  { target: 'k', task: 'classification', quantity: 'score' },
  { target: 'n', task: 'regression', quantity: 'value' },
] as const
const preparations: { name: string; of: Partial<PreparationSpec> }[] = [
  { name: 'plain', of: {} },
  { name: 'with powers and products', of: { degree: 2, interactions: [['a', 'c']] } },
  { name: 'as it is', of: { standardization: 'none', columns: { c: { encoding: 'reference' } } } },
]
const layered: Partial<NetworkSpec> = { hidden: [4], activation: 'tanh' }

describe.each(targets)('Contributions to the $quantity of $target', ({ target, task, quantity }) => {
  it.each(preparations)('add up to it to 1e-12 without hidden layers, $name', ({ of }) => {
    const trained = trainedModel(mixedTable(1), { target, task, features, ...of })
    for (const classIndex of [0, 1]) {
      for (const row of [0, 7, 31]) {
        const found = ask(trained, { row, classIndex })
        expect(found.quantity).toBe(quantity)
        near(found.linear!.base + sum(found.linear!.contributions), found.total)
        near(found.shapley.base + sum(found.shapley.contributions), found.total)
        expect(found.shapley.contributions.map(({ feature }) => feature)).toEqual(features)
      }
    }
  })

  it('add up to it with hidden layers, over all sets of features', () => {
    const trained = trainedModel(mixedTable(2), { target, task, features }, layered)
    const found = ask(trained)
    expect([found.linear, found.shapley.method]).toEqual([null, 'exact'])
    near(found.shapley.base + sum(found.shapley.contributions), found.total)
  })
})

describe('The contributions of a row', () => {
  const trained = trainedModel(mixedTable(3), { target: 'y', features })

  it('are its weights times its distances from the training means, by feature', () => {
    const { model, table, train } = trained
    const { linear, total } = ask(trained)
    // Standardized inputs have mean 0; levels enter as 0 and 1.
    const weights = Array.from(model.parameters)
    const names = inputNames(model.preparation)
    const [a] = table.columns
    const input = model.preparation.inputs[0]!
    if (a!.kind !== 'number' || input.kind !== 'number') throw new Error('a is a number.')
    near(linear!.contributions[0]!.contribution, (weights[0]! * (a!.values[3]! - input.center)) / input.scale)
    expect(names).toHaveLength(5)
    expect(train).toHaveLength(60)
    const { logits } = ((predicted) => {
      if (predicted.kind !== 'classes') throw new Error('There are classes.')
      return predicted
    })(model.predict(table, Uint32Array.of(3)))
    near(total, logits.values[0]!)
  })

  it('turn round for the other class', () => {
    const [event, other] = [ask(trained, { classIndex: 1 }), ask(trained, { classIndex: 0 })]
    near(other.total, -event.total)
    near(other.linear!.contributions[1]!.contribution, -event.linear!.contributions[1]!.contribution)
    expect([event.className, other.className]).toEqual(['yes', 'no'])
  })

  it('follow what somebody changes, and nothing else', () => {
    const before = ask(trained)
    const after = ask(trained, { changes: { b: 2.5, c: 'blue' } })
    expect(after.changed).toEqual(['b', 'c'])
    expect(after.cells).toEqual({ ...before.cells, b: 2.5, c: 'blue' })
    near(after.linear!.contributions[0]!.contribution, before.linear!.contributions[0]!.contribution)
    near(after.linear!.base + sum(after.linear!.contributions), after.total)
    expect(after.total).not.toBe(before.total)
    expect(after.probabilities![1]).toBeCloseTo(1 / (1 + Math.exp(-after.total)), 12)
  })

  it('are there for a row of typical values, of medians and most frequent levels', () => {
    const { row, cells } = ask(trained, { row: null })
    const [a, , c] = trained.model.preparation.inputs
    if (a?.kind !== 'number' || c?.kind !== 'category') throw new Error('a is a number, c a category.')
    expect([row, cells['a'], cells['c']]).toEqual([null, a.median, c.mode])
  })

  it('are refused of a row, a class or a feature that is not there, and of a missing value that nothing stands for', () => {
    const code = (more: Partial<ContributionsQuestion>) => {
      try {
        ask(trained, more)
      } catch (error) {
        return (error as { code: string }).code
      }
      return null
    }
    expect([
      code({ row: 60 }),
      code({ classIndex: 2 }),
      code({ changes: { z: 1 } }),
      code({ changes: { a: 'red' } }),
      code({ changes: { c: 1 } }),
      code({ changes: { a: null } }),
      code({ changes: { c: 'violet' } }),
    ]).toEqual(['bad-call', 'bad-call', 'bad-features', 'bad-features', 'bad-features', 'bad-call', null])
  })

  it('are against the training rows by their weights', () => {
    const means = (weights: Float64Array | null) => ask(trained, { weights }).linear!.base
    const twice = Float64Array.from(trained.train, (row) => (row === 5 ? 2 : 1))
    const doubled = { ...trained, train: Uint32Array.of(...trained.train, 5) }
    near(means(twice), ask(doubled).linear!.base)
    expect(means(twice)).not.toBe(means(null))
  })
})
