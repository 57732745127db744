import type { jobsCalls } from '@shared/contract/areas/jobs'
import type { CallsOf } from '@shared/contract/labApi'
import type { Jobs } from '../jobs'

export function createJobsCalls(jobs: Pick<Jobs, 'cancel'>): CallsOf<typeof jobsCalls> {
  return {
    'jobs.cancel': async ({ job }) => {
      jobs.cancel(job)
      return null
    },
  }
}
