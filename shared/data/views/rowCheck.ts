import { LabError } from '../../contract/labError'

/** Rows between two questions whether to stop: some hundred microseconds. */
const rowsPerCheck = 4096

/** Asked with the place in a loop over rows: now and then it asks on, and throws LabError `cancelled` where the answer is yes. */
export type RowCheck = (place: number) => void

export function rowCheck(shouldStop: (() => boolean) | undefined): RowCheck {
  if (shouldStop === undefined) return () => undefined
  return (place) => {
    if (place % rowsPerCheck === 0 && shouldStop()) throw new LabError('cancelled', 'Another view was asked for.')
  }
}
