/**
 * What is stored of a run by an earlier version, as it is stored today; anything else as it is. Its spec is left to the schema, which
 * reads those of every version.
 */
export function upgradeRun(value: unknown): unknown {
  if (!isObject(value) || !isObject(value['problem'])) return value
  // What is at fault was written with dots until version 4 of the RunSpec.
  const { setting, ...problem } = value['problem']
  return typeof setting === 'string' ? { ...value, problem: { ...problem, path: setting.split('.') } } : value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
