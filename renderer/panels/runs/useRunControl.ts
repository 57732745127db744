import { useNotices } from '../../stores/notices'
import { type RunAction, useRuns } from '../../stores/runs/runs'
import { runControls, steeredRun } from './runControls'

/** Lets a run do what is asked of it, and does so by keys for the run that they mean. */
export function useRunControl(): { steer: (run: string, action: RunAction) => void; keys: Record<string, () => void> } {
  const runs = useRuns()
  const notices = useNotices()

  function steer(run: string, action: RunAction): void {
    void notices.attempt(() => runs.control(run, action))
  }

  /** The first of the actions that the run can do now. */
  function press(...actions: RunAction[]): void {
    const row = document.activeElement?.closest<HTMLElement>('[data-run]')
    const run = steeredRun(runs.listed, row?.dataset['run'] ?? null)
    const control = run === null ? undefined : runControls(run.state).find(({ action }) => actions.includes(action))
    if (run !== null && control !== undefined) steer(run.id, control.action)
  }

  return {
    steer,
    keys: {
      f8: () => press('pause', 'resume'),
      f9: () => press('stepBatch'),
      'shift+f9': () => press('stepEpoch'),
    },
  }
}
