import type { z } from 'zod'
import type { Reply } from '@shared/contract/bridge'
import { datasetSourceSchema } from '@shared/contract/fileSource'
import { type CallName, type LabApi, labCalls } from '@shared/contract/labApi'
import { LabError, problemOf } from '@shared/contract/labError'
import { onBehalfOf } from './caller'
import { schemaIssues } from '@shared/spec/checks/schemaIssues'

export interface GateOptions {
  /** May this door hand the lab that path? The browser door says no to all, the window to what a person chose. */
  allowsPath: (path: string) => boolean
  /** Tests also hold every result against its schema. */
  checkResults?: boolean
}

/** @param signal aborted when whoever asks is gone */
export type Gate = (name: unknown, args: unknown, signal?: AbortSignal) => Promise<Reply>

/** The one place where a call from outside is checked: its name, its arguments, and any path among them. */
export function createGate(api: LabApi, options: GateOptions): Gate {
  return async (name, args, signal) => {
    try {
      if (!isCallName(name))
        throw new LabError('bad-call', shortened(`There is no call named ${JSON.stringify(name) ?? 'that'}.`))
      checkKeys(args, { left: mostKeys })
      const parsed = labCalls[name].args.safeParse(args)
      if (!parsed.success) throw refusal(name, parsed.error)
      checkPath(parsed.data, options)
      const call = api[name] as (args: unknown) => Promise<unknown>
      const value = await onBehalfOf(signal, () => call(parsed.data))
      if (options.checkResults) labCalls[name].result.parse(value)
      return { ok: true, value }
    } catch (error) {
      return { ok: false, problem: problemOf(error) }
    }
  }
}

/** Own properties only: `constructor` and `__proto__` are not calls. */
function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(labCalls, name)
}

/** More than the settings of the widest table name. */
const mostKeys = 200_000
/** Of a refusal, which may repeat what was sent. */
const longestRefusal = 1000

/**
 * What is told by name (types, rules, weights of classes) has names from files for keys. One that no record keeps would be taken for not
 * told at all.
 */
function checkKeys(value: unknown, budget: { left: number }): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return
  const values = Object.values(value)
  budget.left -= values.length
  if (budget.left < 0) throw new LabError('bad-call', 'The call was refused: it says too many things at once.')
  if (Object.hasOwn(value, '__proto__')) {
    throw new LabError('bad-call', 'Nothing can be set for a name like __proto__. Rename it in the file.')
  }
  for (const own of values) checkKeys(own, budget)
}

function checkPath(args: object, options: GateOptions): void {
  const source = 'source' in args ? datasetSourceSchema.parse(args.source) : null
  if (source?.kind === 'path' && !options.allowsPath(source.path)) {
    throw new LabError(
      'not-allowed',
      'This file was not chosen in the window. Drop it on the window or use File > Open.',
    )
  }
}

/** The first complaint about a call's arguments: about a RunSpec as its issue, about anything else as a sentence that names it. */
export function refusal(name: CallName, error: z.ZodError): LabError {
  const [issue] = schemaIssues(error)
  const { path = [], message = 'is not valid' } = issue ?? {}
  if (issue !== undefined && path[0] === 'spec' && path.length > 1) {
    return LabError.ofIssue({ ...issue, path: path.slice(1) })
  }
  if (path.join('.') === 'source.path') return new LabError('bad-file', `The file ${message}.`)
  const about = path.length === 0 ? '' : `${path.join('.')}: `
  return new LabError('bad-call', shortened(`The call ${name} was refused: ${about}${message}`))
}

function shortened(text: string): string {
  return text.length > longestRefusal ? `${text.slice(0, longestRefusal)}…` : text
}
