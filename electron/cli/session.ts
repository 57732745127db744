import { join } from 'node:path'
import { type CallArguments, type CallName, type CallResult } from '@shared/contract/labApi'
import { LabError } from '@shared/contract/labError'
import { version } from '../../package.json'
import { createLab } from '../lab/createLab'
import { createGate } from '../lab/gate'
import type { Lab } from '../lab/lab'

/** Where the build put everything, seen from the command line's own file. */
export const folders = {
  workers: import.meta.dirname,
  samples: join(import.meta.dirname, '../../samples'),
  renderer: join(import.meta.dirname, '../renderer'),
}

export interface Session {
  lab: Lab
  /** A call through the same gate as every other door's, failing with the LabError behind its reply. */
  call<Name extends CallName>(name: Name, args: CallArguments<Name>): Promise<CallResult<Name>>
}

/** Opens a lab in memory, does the work and closes it, whatever happens. */
export async function withLab<Value>(work: (session: Session) => Promise<Value>): Promise<Value> {
  const lab = await createLab({ workspace: null, workers: folders.workers, samples: folders.samples, version })
  const gate = createGate(lab.api, { allowsPath: () => true })
  try {
    return await work({
      lab,
      call: async (name, args) => {
        const reply = await gate(name, args)
        if (!reply.ok) throw LabError.from(withFlag(reply.problem))
        return reply.value as CallResult<typeof name>
      },
    })
  } finally {
    await lab.close()
  }
}

const flags: Record<string, string> = {
  'preparation.target': '--target',
  'preparation.features': '--features',
  'preparation.standardization': '--standardize',
  'preparation.missing': '--missing',
  'preparation.validationShare': '--validation',
  'preparation.testShare': '--test',
  'network.hidden': '--hidden',
  'network.activation': '--activation',
  'network.initialisation': '--init',
  'training.optimizer': '--optimizer',
  'training.learningRate': '--learning-rate',
  'training.epochs': '--epochs',
  'training.batchSize': '--batch-size',
  'training.l2': '--l2',
  seed: '--seed',
}

/** On the command line a setting goes by the name of its flag. */
function withFlag<Problem extends { message: string; setting?: string | undefined }>(problem: Problem): Problem {
  const setting = problem.setting?.replace(/\.\d+$/, '')
  const flag = setting === undefined ? undefined : flags[setting]
  const prefix = `${problem.setting}: `
  if (flag === undefined || !problem.message.startsWith(prefix)) return problem
  return { ...problem, message: `${flag} ${problem.message.slice(prefix.length)}` }
}

/** Asks `cancel` once at the first Ctrl+C; returns what ends the watch. */
export function onInterrupt(cancel: () => void): () => void {
  process.once('SIGINT', cancel)
  return () => {
    process.off('SIGINT', cancel)
  }
}
