import { expect, it } from 'vitest'
import type { RunSummary } from '@shared/contract/run'
import { runColours } from '@renderer/charts/runColours'
import { createRunPlaces } from '@renderer/stores/runs/runPlaces'
import { fakeRun, fakeSpec } from '../../../support/fakeBridge'

const run = (id: string, second: number, changes: Partial<RunSummary> = {}) =>
  fakeRun(id, { createdAt: `2026-01-01T00:00:${String(second).padStart(2, '0')}Z`, ...changes })

function open(...runs: RunSummary[]) {
  const byId = new Map(runs.map((entry) => [entry.id, entry]))
  return { byId, ...createRunPlaces(byId) }
}

it('numbers runs by when they were made, removed ones among them, each dataset for itself', () => {
  const other = fakeSpec({ dataset: 'e'.repeat(64) })
  const runs = [run('c', 3), run('a', 1, { removed: true }), run('b', 2, { spec: other }), run('d', 4)]
  const { placeOf } = open(...runs)
  expect(runs.map(placeOf)).toEqual([1, 0, 0, 2])
})

it('keeps places when runs come and go', () => {
  const [a, b, c] = [run('a', 1), run('b', 2), run('c', 3)]
  const { byId, placeOf, colourOf, number } = open(a, b)
  expect(colourOf(b)).toBe(runColours[1])
  byId.delete('a')
  byId.set('c', c)
  number(false)
  expect([placeOf(b), placeOf(c)]).toEqual([1, 2])
})

it('forgets places that were given before all runs were known', () => {
  const [early, late] = [run('a', 1), run('b', 2)]
  const { byId, placeOf, number } = open(late)
  expect(placeOf(late)).toBe(0)
  byId.set('a', early)
  number(true)
  expect([placeOf(early), placeOf(late)]).toEqual([0, 1])
})
