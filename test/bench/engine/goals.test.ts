import { expect, it } from 'vitest'
import { lossRemark, memoryAllowed, standingsOf } from './goals.ts'
import { figuresOf, measurementOf, ours, sklearn, torch, turbo } from './support.ts'
import { workloads } from './workloads.ts'

it('compares medians with the fastest row of the engine that the goal names', () => {
  const slower = { ...sklearn, name: 'scikit-learn, 1 thread', seconds: [0.9] }
  const [standing] = standingsOf(measurementOf(ours, turbo, torch, slower, sklearn))
  expect(standing?.peer).toEqual({ name: 'scikit-learn', seconds: 0.025 })
  expect(standing?.ratio).toBeCloseTo(25)
  expect(standing?.turboRatio).toBeCloseTo(50)
  expect(standing?.comparable).toBe(true)
})

it('takes the fastest of all peers where the goal is against the best', () => {
  const { workload, ...rest } = measurementOf(ours, torch, sklearn)
  const [standing] = standingsOf({ ...rest, workload: { ...workload, goals: [{ against: 'best peer', ratio: 1 }] } })
  expect(standing?.peer?.name).toBe('PyTorch')
})

it('has no ratio where the peer was not measured', () => {
  const [standing] = standingsOf(measurementOf(ours, torch))
  expect(standing).toMatchObject({ peer: null, ratio: null, turbo: null, turboRatio: null })
})

it('does not let a fast answer count that is over 1 % worse', () => {
  const worse = measurementOf({ ...ours, loss: 0.506 }, sklearn)
  expect(standingsOf(worse)[0]?.comparable).toBe(false)
  expect(lossRemark(worse, worse.figures[0]!)).toContain('1.2 % above')
  const close = measurementOf({ ...ours, loss: 0.504 }, sklearn)
  expect(standingsOf(close)[0]?.comparable).toBe(true)
})

it('leaves losses after fewer epochs out of the comparison', () => {
  const early = figuresOf({ name: 'TensorFlow.js', family: 'TensorFlow.js', role: 'peer', epochs: 1, loss: 0.1 })
  const measurement = measurementOf(ours, early)
  expect(standingsOf(measurement)[0]?.comparable).toBe(true)
  expect(lossRemark(measurement, early)).toContain('after 1 of 100 epochs')
})

it('tells an L-BFGS that ended above the tolerance', () => {
  const workload = workloads.find(({ kind }) => kind === 'lbfgs')!
  const figures = [figuresOf({ ...ours, epochs: workload.epochs, gradient: 2e-4 })]
  expect(lossRemark({ workload, figures, missing: [] }, figures[0]!)).toContain('2.0e-4, above 0.0001')
})

it('allows 64 MB and six times the parameters', () => {
  // 20 x 16 + 16 + 16 + 1 parameters of 4 bytes.
  expect(memoryAllowed(measurementOf().workload)).toBe(64e6 + 6 * 353 * 4)
})
