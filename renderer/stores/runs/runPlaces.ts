import type { RunSummary } from '@shared/contract/run'
import { runColour } from '../../charts/runColours'

export interface RunPlaces {
  /** The run's place, from 0, among all runs that its dataset ever had, removed ones among them. */
  placeOf(run: RunSummary): number
  /** Follows from the place: it stays when other runs are ticked, removed or sorted, and at the next start. */
  colourOf(run: RunSummary): string
  /** Gives every run its place. @param anew forgets earlier places, which were given before all runs were known */
  number(anew: boolean): void
}

/** Where each of these runs stands among those of its dataset, by the order in which they were made. */
export function createRunPlaces(runs: ReadonlyMap<string, RunSummary>): RunPlaces {
  const places = new Map<string, number>()
  const next = new Map<string, number>()

  function number(anew: boolean): void {
    if (anew) {
      places.clear()
      next.clear()
    }
    const unplaced = [...runs.values()].filter(({ id }) => !places.has(id))
    const key = ({ createdAt, id }: RunSummary) => `${createdAt} ${id}`
    for (const run of unplaced.sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
      const place = next.get(run.spec.dataset) ?? 0
      places.set(run.id, place)
      next.set(run.spec.dataset, place + 1)
    }
  }

  function placeOf(run: RunSummary): number {
    if (!places.has(run.id)) number(false)
    return places.get(run.id) ?? 0
  }

  return { placeOf, colourOf: (run) => runColour(placeOf(run)), number }
}
