import { z } from 'zod'

/** Where in a RunSpec something is: `['training', 'learningRate']`, `['preparation', 'columns', 'income', 'constant']`. */
export type IssuePath = readonly (string | number)[]

/**
 * What is wrong with a RunSpec. Programs and tests go by `code` and `path`; `message` is a whole sentence for a person that says
 * what to do and never repeats the path, since whoever shows it knows what the setting is called there.
 */
export interface Issue {
  code: string
  path: IssuePath
  /** What the message speaks of: bounds, names, counts. */
  params: Record<string, unknown>
  message: string
}

export const issuePathSchema = z.array(z.string().or(z.int()))

/** An issue; `at` is a path, or one written with dots where no part has a dot itself. */
export function issueAt(at: string | IssuePath, code: string, message: string, params: Issue['params'] = {}): Issue {
  return { code, path: typeof at === 'string' ? at.split('.') : at, params, message }
}

/** The path as the key of a record, the same that `settingTable` has. */
export function pathKey(path: IssuePath): string {
  return path.join('.')
}

/** An issue where there is no list to put it in, as when a flag's word cannot be read at all. */
export class IssueError extends Error {
  readonly issue: Issue

  constructor(issue: Issue) {
    super(issue.message)
    this.name = 'IssueError'
    this.issue = issue
  }
}
