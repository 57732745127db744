import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useLab } from './lab'

export interface Job {
  id: string
  kind: 'import' | 'score'
  /** The file being read. */
  name: string
  /** Bytes read so far and in all; total 0 is unknown. */
  bytes: number
  total: number
  rows: number
  cancelled: boolean
  /** The model a file is scored on. */
  model: string | null
}

/** Long work on files that shows progress and can be cancelled. */
export const useJobs = defineStore('jobs', () => {
  const lab = useLab()
  const jobs = ref<Job[]>([])
  const importing = computed(() => jobs.value.find((job) => job.kind === 'import') ?? null)

  function find(id: string): Job | undefined {
    return jobs.value.find((job) => job.id === id)
  }

  lab.on('jobProgress', (event) => {
    const job = find(event.job)
    if (job === undefined) return
    job.bytes = event.bytes
    job.total = event.total
    job.rows = event.rows
  })

  /** Runs `work` under a new job and forgets the job when it ends, however it ends. */
  async function follow<Value>(
    kind: Job['kind'],
    name: string,
    total: number,
    work: (job: Job) => Promise<Value>,
  ): Promise<Value> {
    const id = crypto.randomUUID()
    jobs.value = [...jobs.value, { id, kind, name, bytes: 0, total, rows: 0, cancelled: false, model: null }]
    try {
      return await work(find(id) as Job)
    } finally {
      jobs.value = jobs.value.filter((job) => job.id !== id)
    }
  }

  async function cancel(id: string): Promise<void> {
    const job = find(id)
    if (job === undefined) return
    job.cancelled = true
    await lab.call('jobs.cancel', { job: id })
  }

  return { jobs, importing, follow, cancel }
})
