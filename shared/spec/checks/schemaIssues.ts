import type { z } from 'zod'
import { type Issue, issueAt } from '../issue'

/** The codes of zod by what they come to for a setting. */
const codes: Record<string, string> = {
  too_small: 'range',
  too_big: 'range',
  not_multiple_of: 'range',
  invalid_type: 'type',
  invalid_value: 'choice',
  invalid_union: 'choice',
}

/** What a schema complains of, as issues: one for each path, the first. */
export function schemaIssues(error: z.ZodError | undefined): Issue[] {
  const issues = new Map<string, Issue>()
  for (const complaint of error?.issues ?? []) {
    const issue = issueOf(complaint)
    const key = JSON.stringify(issue.path)
    if (!issues.has(key)) issues.set(key, issue)
  }
  return [...issues.values()]
}

function issueOf(complaint: z.core.$ZodIssue): Issue {
  const path = complaint.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  if (complaint.code === 'custom') {
    const { code = 'custom', ...params } = complaint.params ?? {}
    return { code: String(code), path, params, message: complaint.message }
  }
  if (complaint.code === 'unrecognized_keys') {
    const [name = ''] = complaint.keys
    return issueAt([...path, name], 'unknown-setting', `There is no setting named ${name}.`, { name })
  }
  const code = isOfNumber(complaint) ? 'range' : (codes[complaint.code] ?? complaint.code)
  return { code, path, params: {}, message: complaint.message }
}

/** What is no number at all, or none that is whole, is out of the range like one that is too large. */
function isOfNumber(complaint: z.core.$ZodIssue): boolean {
  return complaint.code === 'invalid_type' && (complaint.expected === 'number' || complaint.expected === 'int')
}
