import { z } from 'zod'

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
    'internal',
  ]),
  /** One or two sentences: what is wrong, where (file, line, column), and what to do. */
  message: z.string(),
  /** The setting that is at fault, as a path into the RunSpec ("training.learningRate"). */
  setting: z.string().optional(),
})

export type Problem = z.infer<typeof problemSchema>
export type ProblemCode = Problem['code']

/** An expected failure that crosses every door unchanged. Anything else is a defect and shown as `internal`. */
export class LabError extends Error {
  readonly code: ProblemCode
  readonly setting: string | undefined

  constructor(code: ProblemCode, message: string, setting?: string) {
    super(message)
    this.name = 'LabError'
    this.code = code
    this.setting = setting
  }

  toProblem(): Problem {
    return this.setting === undefined
      ? { code: this.code, message: this.message }
      : { code: this.code, message: this.message, setting: this.setting }
  }

  static from(problem: Problem): LabError {
    return new LabError(problem.code, problem.message, problem.setting)
  }
}

/** The problem behind any thrown value; what was not expected keeps its stack out of the message. */
export function problemOf(error: unknown): Problem {
  if (error instanceof LabError) return error.toProblem()
  const detail = error instanceof Error ? error.message : String(error)
  return { code: 'internal', message: `Something went wrong inside Logit Lab: ${detail}` }
}
