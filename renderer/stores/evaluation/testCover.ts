import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Part } from '@shared/contract/metrics'
import type { RunSummary } from '@shared/contract/run'
import { useLab } from '../lab'
import { useNotices } from '../notices'
import { useRuns } from '../runs/runs'
import { useSettings } from '../settings'

/**
 * The cover over the test rows: until somebody uncovers them for a run, nothing that is measured on them is shown, so that choosing among runs does
 * not wear them out. Each look is recorded in the run.
 */
export const useTestCover = defineStore('testCover', () => {
  const lab = useLab()
  const runs = useRuns()
  const settings = useSettings()
  const notices = useNotices()
  const isOn = computed(() => settings.settings.coverTest)

  function isCovered(run: Pick<RunSummary, 'looks'>, part: Part = 'test'): boolean {
    return part === 'test' && isOn.value && run.looks.length === 0
  }

  /** Uncovers the test figures of a run, and records that. */
  async function uncover(run: RunSummary): Promise<void> {
    await notices.attempt(() => lab.call('runs.uncoverTest', { run: run.id }))
  }

  function setOn(on: boolean): void {
    settings.save({ coverTest: on })
  }

  /** Runs of the open dataset whose test rows were looked at. */
  const looked = computed(() => runs.listed.filter(({ looks }) => looks.length > 0))

  return { isOn, isCovered, uncover, setOn, looked }
})
