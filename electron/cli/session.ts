import { constants } from 'node:os'
import { join } from 'node:path'
import { type CallArguments, type CallName, type CallResult } from '@shared/contract/labApi'
import { LabError } from '@shared/contract/labError'
import { version } from '../../package.json'
import type { Lab } from '../lab/lab'

/** Where the build put everything, seen from the command line's own file. */
export const folders = {
  workers: import.meta.dirname,
  samples: join(import.meta.dirname, '../../samples'),
  renderer: join(import.meta.dirname, '../renderer'),
}

export interface Session {
  lab: Lab
  /** What a Ctrl+C does from now on, besides refusing every further call. */
  onInterrupt(cancel: () => void): void
  /** A call through the same gate as every other door's, failing with the LabError behind its reply. */
  call<Name extends CallName>(name: Name, args: CallArguments<Name>): Promise<CallResult<Name>>
}

/** Opens a lab in memory, does the work and closes it, whatever happens. */
export async function withLab<Value>(work: (session: Session) => Promise<Value>): Promise<Value> {
  // What only tells about itself (--help, --version) needs no lab.
  const [{ createLab }, { createGate }] = await Promise.all([import('../lab/createLab'), import('../lab/gate')])
  const lab = await createLab({ workspace: null, workers: folders.workers, samples: folders.samples, version })
  const gate = createGate(lab.api, { allowsPath: () => true })
  let cancel = () => {}
  const interrupt = (signal: NodeJS.Signals) => {
    interruptedBy ??= signal
    cancel()
  }
  // Not once: wrappers pass a Ctrl+C on, so that it can come twice.
  for (const signal of interrupts) process.on(signal, interrupt)
  try {
    return await work({
      lab,
      onInterrupt: (action) => {
        cancel = action
      },
      call: async (name, args) => {
        checkInterrupted()
        const reply = await gate(name, args)
        if (!reply.ok) throw LabError.from(reply.problem)
        return reply.value as CallResult<typeof name>
      },
    })
  } finally {
    await lab.close()
    for (const signal of interrupts) process.off(signal, interrupt)
  }
}

const interrupts = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
let interruptedBy: NodeJS.Signals | null = null

/** 128 and the number of the signal that interrupted the work; null where none did. */
export function interruptCode(): number | null {
  return interruptedBy === null ? null : 128 + constants.signals[interruptedBy]
}

function checkInterrupted(): void {
  if (interruptedBy !== null) throw new LabError('cancelled', 'Cancelled.')
}
