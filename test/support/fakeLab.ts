import type { LabEvent } from '@shared/contract/events'
import { type CallName, type LabApi, callNames } from '@shared/contract/labApi'
import { LabError } from '@shared/contract/labError'
import type { Lab } from '../../electron/lab/lab'

export interface FakeLab extends Lab {
  /** Names and arguments of the calls that reached the lab, in order. */
  received: { name: CallName; args: unknown }[]
  emit(event: LabEvent): void
  closed: boolean
}

/** A lab that notes what reaches it. Calls without an answer here are refused as `not-found`. */
export function createFakeLab(answers: Partial<LabApi> = {}): FakeLab {
  const listeners = new Set<(event: LabEvent) => void>()
  const received: FakeLab['received'] = []
  const calls = callNames.map((name) => {
    const call = async (args: unknown) => {
      received.push({ name, args })
      const answer = answers[name] as ((args: unknown) => Promise<unknown>) | undefined
      if (!answer) throw new LabError('not-found', `The fake lab has no answer to ${name}.`)
      return answer(args)
    }
    return [name, call]
  })
  const lab: FakeLab = {
    api: Object.fromEntries(calls) as unknown as LabApi,
    received,
    closed: false,
    emit: (event) => listeners.forEach((listener) => listener(event)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    expectRun: () => undefined,
    finished: (run) => Promise.reject(new LabError('not-found', `The fake lab has no run ${run}.`)),
    async close() {
      lab.closed = true
    },
  }
  return lab
}
