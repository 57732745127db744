import { z } from 'zod'
import { diskFaultOf, diskProblem } from './diskProblem'
import { type Issue, IssueError, type IssuePath, issuePathSchema } from '../spec/issue'

/** Every refusal has a code a program can match and a sentence a person can act on. */
export const problemSchema = z.object({
  code: z.enum([
    'bad-call',
    'bad-setting',
    'bad-file',
    'bad-target',
    'bad-features',
    'bad-model',
    'not-found',
    'not-allowed',
    'cancelled',
    'diverged',
    'busy',
    /** The disk, or the workspace on it, does not take or give what is asked. */
    'disk',
    /** What lies on disk is not what was written. */
    'damaged',
    /** There is not as much memory as this takes. */
    'memory',
    'internal',
  ]),
  /** One or two sentences: what is wrong, where (file, line, column), and what to do. */
  message: z.string(),
  /** What is at fault, as a path into the RunSpec: `['training', 'learningRate']`. The message does not repeat it. */
  path: issuePathSchema.optional(),
})

export type Problem = z.infer<typeof problemSchema>
export type ProblemCode = Problem['code']

/** An expected failure that crosses every door unchanged. Anything else is a defect and shown as `internal`. */
export class LabError extends Error {
  readonly code: ProblemCode
  readonly path: IssuePath | undefined

  /** @param at what is at fault, as a path into the RunSpec, or one written with dots */
  constructor(code: ProblemCode, message: string, at?: string | IssuePath) {
    super(message)
    this.name = 'LabError'
    this.code = code
    this.path = typeof at === 'string' ? at.split('.') : at
  }

  toProblem(): Problem {
    const { code, message, path } = this
    return path === undefined ? { code, message } : { code, message, path: [...path] }
  }

  static from({ code, message, path }: Problem): LabError {
    return new LabError(code, message, path)
  }

  /** The refusal of a RunSpec for what is wrong with it. */
  static ofIssue({ path, message }: Issue): LabError {
    return new LabError(codeOfPath(path), message, path)
  }
}

function codeOfPath([part, key]: IssuePath): ProblemCode {
  if (part !== 'preparation') return 'bad-setting'
  if (key === 'target' || key === 'task') return 'bad-target'
  return key === 'features' || key === 'columns' || key === 'weights' ? 'bad-features' : 'bad-setting'
}

/** The problem behind any thrown value; what was not expected keeps its stack out of the message. */
export function problemOf(error: unknown): Problem {
  if (error instanceof LabError) return error.toProblem()
  if (error instanceof IssueError) return LabError.ofIssue(error.issue).toProblem()
  const fault = diskFaultOf(error)
  if (fault !== null) return diskProblem(fault)
  if (isOutOfMemory(error)) return { code: 'memory', message: outOfMemory }
  const detail = error instanceof Error ? error.message : String(error)
  return { code: 'internal', message: `Something went wrong inside Logit Lab: ${detail}` }
}

const outOfMemory =
  'There was not enough memory for this. What was done before is there. Use fewer columns or rows, or end other runs and programs, then try again.'

/** By Node's code for a thread that went beyond its heap, and by V8's sentence for an array that it could not make room for. */
function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY' ||
    error.message === 'Array buffer allocation failed'
  )
}
