import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { useJobs } from '@renderer/stores/jobs'
import { useLab } from '@renderer/stores/lab'
import { createFakeBridge } from '../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

it('follows the progress of its own job, and forgets it when the work ends or fails', async () => {
  const bridge = createFakeBridge()
  useLab().attach(bridge)
  const jobs = useJobs()
  await jobs.follow('import', 'a.csv', 10, async (job) => {
    bridge.emit({ kind: 'jobProgress', job: 'another', bytes: 9, total: 9, rows: 9 })
    bridge.emit({ kind: 'jobProgress', job: job.id, bytes: 4, total: 10, rows: 2 })
    expect(jobs.importing).toMatchObject({ bytes: 4, total: 10, rows: 2 })
  })
  expect(jobs.jobs).toEqual([])
  await expect(jobs.follow('import', 'a.csv', 0, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(jobs.jobs).toEqual([])
})

it('marks a cancelled job at once and tells the lab', async () => {
  const bridge = createFakeBridge({ 'jobs.cancel': () => null })
  useLab().attach(bridge)
  const jobs = useJobs()
  await jobs.follow('score', 'a.csv', 0, async (job) => {
    const cancelling = jobs.cancel(job.id)
    expect(job.cancelled).toBe(true)
    await cancelling
    expect(bridge.argumentsOf('jobs.cancel')).toEqual([{ job: job.id }])
  })
})
