import type { Figures, Measurement } from './measure.ts'
import { workloads } from './workloads.ts'

/** Figures for tests of what is made of them. */
export function figuresOf(figures: Partial<Figures> & Pick<Figures, 'name' | 'family' | 'role'>): Figures {
  return {
    ...{ version: figures.family, epochs: 100, seconds: [0.01], loss: 0.5 },
    ...{ gradient: null, iterations: null, memory: 1e6 },
    ...figures,
  }
}

/** W3 (goal: 25 times scikit-learn) with these engines. */
export function measurementOf(...figures: Figures[]): Measurement {
  const workload = workloads.find(({ name }) => name === 'W3')
  if (!workload) throw new Error('There is no W3.')
  return { workload, figures, missing: [{ name: 'TensorFlow.js', reason: 'not installed' }] }
}

export const ours = figuresOf({ name: 'Logit Lab', family: 'Logit Lab', role: 'default', seconds: [0.001] })
export const turbo = figuresOf({ name: 'Logit Lab, turbo', family: 'Logit Lab', role: 'turbo', seconds: [0.0005] })
export const sklearn = figuresOf({ name: 'scikit-learn', family: 'scikit-learn', role: 'peer', seconds: [0.02, 0.03] })
export const torch = figuresOf({ name: 'PyTorch', family: 'PyTorch', role: 'peer', seconds: [0.015] })
