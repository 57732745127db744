import { describe, expect, it } from 'vitest'
import { decodeMessage, encodeMessage } from '@shared/contract/wire'
import { type RunJob, runJobSchema } from '../../../../electron/workers/train/runJob'
import { lineSpec, train } from '../trainBench'

/** As it comes from another machine. */
function sent(job: RunJob): RunJob {
  const bytes = encodeMessage({ id: 0, name: 'job', args: job })
  return runJobSchema.parse((decodeMessage(bytes) as { args: unknown }).args)
}

describe('a run job', () => {
  it('is plain data that comes through structured clone, CBOR and JSON', () => {
    const job: RunJob = { run: 'r', spec: lineSpec(), checkpoint: Uint8Array.of(1, 2), until: 'epoch' }
    expect(structuredClone(job)).toEqual(job)
    expect(sent(job)).toEqual(job)
    const first = { ...job, checkpoint: null }
    expect(runJobSchema.parse(JSON.parse(JSON.stringify(first)))).toEqual(first)
  })

  it('says nothing of the machine that it is done on', () => {
    const job: RunJob = { run: 'r', spec: lineSpec(), checkpoint: null, until: 'end' }
    expect(runJobSchema.safeParse({ ...job, temporary: '/tmp' }).success).toBe(false)
    expect(runJobSchema.safeParse({ ...job, until: 'here' }).success).toBe(false)
  })

  it('comes to the same bits where it goes on after it was sent', () => {
    const spec = lineSpec({ training: { epochs: 6 } })
    const straight = train(spec)
    const first = train(spec, { until: 'epoch' })
    const job = sent({ run: 'r', spec, checkpoint: first.ended.checkpoint, until: 'end' })
    const rest = train(job.spec, { checkpoint: job.checkpoint })
    expect(rest.ended.parameters).toEqual(straight.ended.parameters)
    expect([...first.rows, ...rest.rows]).toEqual(straight.rows)
  })
})
