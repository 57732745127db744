import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Comparison } from '@shared/contract/comparison'
import { LabError } from '@shared/contract/labError'
import type { Metrics } from '@shared/contract/metrics'
import type { RunSummary } from '@shared/contract/run'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useComparison } from '@renderer/stores/evaluation/comparison'
import { useLab } from '@renderer/stores/lab'
import { useRuns } from '@renderer/stores/runs/runs'
import { type Answers, createFakeBridge, fakeDataset, fakeRun } from '../../../support/fakeBridge'

const part = (rows: number) => ({ rows, values: {}, confusion: null })
const metrics: Metrics = { train: part(60), validation: part(20), test: part(20) }
const answer: Comparison = {
  ...{ part: 'validation', rows: 20, reference: 'a', metric: 'logLoss', runs: [], sentence: 'So it is.', notes: [] },
}

function open(answers: Answers, runs: RunSummary[]) {
  const bridge = createFakeBridge(answers)
  useLab().attach(bridge)
  useDatasets().current = fakeDataset()
  const store = useRuns()
  for (const run of runs) store.byId.set(run.id, { ...run, spec: { ...run.spec, dataset: fakeDataset().id } })
  store.tickedIds = runs.map(({ id }) => id)
  return bridge
}
const settled = () => new Promise((resolve) => setTimeout(resolve))
const run = (id: string, changes: Partial<RunSummary> = {}) => {
  const spec = fakeRun(id).spec
  const training = { ...spec.training, epochs: id.charCodeAt(0) }
  return fakeRun(id, { metrics, spec: { ...spec, training }, ...changes })
}

beforeEach(() => setActivePinia(createPinia()))

describe('a comparison of the ticked runs', () => {
  it('is asked once of those with weights, against the first, on validation rows, by the main metric', async () => {
    const bridge = open({ 'evaluation.compare': () => answer }, [run('a'), run('b'), run('c', { fingerprint: null })])
    const comparison = useComparison()
    comparison.ask()
    comparison.ask()
    await settled()
    expect(bridge.argumentsOf('evaluation.compare')).toEqual([
      { runs: ['a', 'b'], part: 'validation', reference: 'a', metric: 'logLoss' },
    ])
    expect([comparison.answer?.sentence, comparison.problem]).toEqual(['So it is.', null])
    comparison.chosenReference = 'b'
    comparison.chosenMetric = 'accuracy'
    comparison.chosenPart = 'train'
    comparison.ask()
    expect(bridge.argumentsOf('evaluation.compare')[1]).toEqual({
      ...{ runs: ['a', 'b'], part: 'train', reference: 'b', metric: 'accuracy' },
    })
  })

  it('is asked anew when a run ended anew', async () => {
    const bridge = open({ 'evaluation.compare': () => answer }, [run('a'), run('b')])
    const comparison = useComparison()
    comparison.ask()
    await settled()
    const runs = useRuns()
    runs.byId.set('b', { ...runs.byId.get('b')!, fingerprint: 'e'.repeat(64) })
    expect(comparison.answer).toBeNull()
    comparison.ask()
    expect(bridge.argumentsOf('evaluation.compare')).toHaveLength(2)
  })

  it('is not asked of a single run, nor on test rows that are covered', () => {
    const bridge = open({ 'evaluation.compare': () => answer }, [run('a', { looks: [] }), run('b', { looks: [] })])
    const comparison = useComparison()
    comparison.chosenPart = 'test'
    comparison.ask()
    expect(comparison.covered.map(({ id }) => id)).toEqual(['a', 'b'])
    useRuns().tickedIds = ['a']
    comparison.chosenPart = null
    comparison.ask()
    expect(bridge.received.filter(({ name }) => name === 'evaluation.compare')).toEqual([])
  })

  it('says why it is refused', async () => {
    const refuse = () => {
      throw new LabError('bad-call', 'Their splits differ.')
    }
    open({ 'evaluation.compare': refuse }, [run('a'), run('b')])
    const comparison = useComparison()
    comparison.ask()
    await settled()
    expect([comparison.answer, comparison.problem?.message]).toEqual([null, 'Their splits differ.'])
  })

  it('of two groups of seeds goes over the seeds', () => {
    const seeded = (id: string, epochs: number, seed: number) => {
      const { spec } = fakeRun(id)
      return run(id, { spec: { ...spec, seed, training: { ...spec.training, epochs } } })
    }
    const bridge = open({}, [seeded('a', 5, 1), seeded('b', 5, 2), seeded('c', 9, 1), seeded('d', 9, 2)])
    useComparison().ask()
    expect(bridge.argumentsOf('evaluation.compare')).toEqual([])
    const [asked] = bridge.argumentsOf('evaluation.compareGroups')
    expect(asked).toMatchObject({ first: ['a', 'b'], second: ['c', 'd'], part: 'validation', metric: 'logLoss' })
    expect(asked?.names.map((name) => name.split(' ').at(-1))).toEqual(['5', '9'])
  })
})
