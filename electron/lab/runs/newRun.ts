import { randomUUID } from 'node:crypto'
import type { RunSummary } from '@shared/contract/run'
import { warn } from '@shared/contract/warning'
import type { RunSpec } from '@shared/spec/runSpec'

/**
 * A run of which nothing has happened yet.
 * @param leftOut which columns are no features, and why
 */
export function newRun(spec: RunSpec, name: string, leftOut: string | null = null): RunSummary {
  return {
    id: randomUUID(),
    name,
    spec,
    state: 'queued',
    createdAt: new Date().toISOString(),
    epoch: 0,
    batch: 0,
    batches: 0,
    bestEpoch: null,
    ending: null,
    learningRate: null,
    huberDelta: null,
    inference: null,
    inferenceReason: null,
    threads: 1,
    trainLoss: null,
    validationLoss: null,
    metrics: null,
    fingerprint: null,
    seconds: null,
    prepareSeconds: null,
    problem: null,
    warnings: leftOut === null ? [] : [warn('columns-left-out', leftOut)],
    looks: [],
    classes: [],
    removed: false,
  }
}
