import type { Problem } from '@shared/contract/labError'
import { flagOfPath } from '@shared/spec/settingNames'

/** On the command line a setting goes by the name of its flag. */
export function withFlag(problem: Problem): Problem {
  const flag = problem.path === undefined ? null : flagOfPath(problem.path)
  return flag === null ? problem : { ...problem, message: `${flag}: ${problem.message}` }
}
