import { warn } from '@shared/contract/warning'

/**
 * What is stored of a run by an earlier version, as it is stored today; anything else as it is. Its spec is left to the schema, which
 * reads those of every version.
 */
export function upgradeRun(value: unknown): unknown {
  return isObject(value) ? withPath(withCodes(value)) : value
}

/** Warnings were sentences without a code until they travelled with the model. */
function withCodes(value: Record<string, unknown>): Record<string, unknown> {
  const { warnings } = value
  if (!Array.isArray(warnings) || warnings.every((entry) => typeof entry !== 'string')) return value
  const coded = warnings.map((entry: unknown) => (typeof entry === 'string' ? warn('note', entry) : entry))
  return { ...value, warnings: coded }
}

function withPath(value: Record<string, unknown>): Record<string, unknown> {
  if (!isObject(value['problem'])) return value
  // What is at fault was written with dots until version 4 of the RunSpec.
  const { setting, ...problem } = value['problem']
  return typeof setting === 'string' ? { ...value, problem: { ...problem, path: setting.split('.') } } : value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
