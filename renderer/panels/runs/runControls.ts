import type { RunState, RunSummary } from '@shared/contract/run'
import type { IconName } from '../../controls/icons'
import { type RunAction, isUnfinished } from '../../stores/runs/runs'

export interface RunControl {
  action: RunAction
  label: string
  icon: IconName
  /** As they are pressed anywhere in the window, for the run that `steeredRun` finds. */
  keys?: string
}

const controls: Record<RunAction, RunControl> = {
  pause: { action: 'pause', label: 'Pause', icon: 'pause', keys: 'F8' },
  resume: { action: 'resume', label: 'Resume', icon: 'resume', keys: 'F8' },
  stepBatch: { action: 'stepBatch', label: 'Step one batch', icon: 'stepBatch', keys: 'F9' },
  stepEpoch: { action: 'stepEpoch', label: 'Step one epoch', icon: 'stepEpoch', keys: 'Shift+F9' },
  cancel: { action: 'cancel', label: 'Cancel', icon: 'close' },
}

const actionsOf: Partial<Record<RunState, readonly RunAction[]>> = {
  queued: ['cancel'],
  training: ['pause', 'cancel'],
  paused: ['resume', 'stepBatch', 'stepEpoch', 'cancel'],
  interrupted: ['resume'],
}

/** What can be done with a run in this state. */
export function runControls(state: RunState): RunControl[] {
  return (actionsOf[state] ?? []).map((action) => controls[action])
}

/**
 * The run that the keys steer, of runs in the order in which they were added: the one with the focus where that is unfinished, else the newest that trains or is paused,
 * else null.
 */
export function steeredRun(runs: readonly RunSummary[], focused: string | null): RunSummary | null {
  const atFocus = runs.find((run) => run.id === focused && isUnfinished(run))
  const going = runs.filter((run) => isUnfinished(run) && run.state !== 'queued')
  return atFocus ?? going.at(-1) ?? null
}
