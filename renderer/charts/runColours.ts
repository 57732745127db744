/** Okabe and Ito, "Color Universal Design" (2008): eight colours told apart by every colour vision; black and yellow left out. */
export const runColours = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#D55E00', '#56B4E9'] as const

/** The colour of the run at `place` (from 0) among all runs of its dataset, which it keeps whatever else is shown. */
export function runColour(place: number): string {
  return runColours[place % runColours.length] ?? runColours[0]
}

/** What sits on the curves of a run at some places: an outline in a square from -1 to 1, as SVG path data. */
export interface RunMarker {
  path: string
  hollow: boolean
}

const markerPaths = [
  'M-.9 0a.9.9 0 1 0 1.8 0a.9.9 0 1 0-1.8 0Z',
  'M0-1 1 .75-1 .75Z',
  'M-.8-.8.8-.8.8.8-.8.8Z',
  'M0 1 1-.75-1-.75Z',
]
/** None first, then four shapes, filled and hollow. */
const markers: readonly (RunMarker | null)[] = [
  null,
  ...[false, true].flatMap((hollow) => markerPaths.map((path) => ({ path, hollow }))),
]

export interface RunStyle {
  colour: string
  /** Tells runs of one colour apart; null is a plain line. */
  marker: RunMarker | null
  /** Drawn faintly until somebody points at it. */
  faded: boolean
}

/** More runs than these at a time cannot be told apart: the others fade. */
export const mostVivid = 8

/**
 * The styles of the runs that are shown together, from their places among the runs of their dataset: those made last are vivid, and
 * no two of these are alike.
 * @param kept index of a run that is vivid in any case; null for none
 */
export function runStyles(places: readonly number[], kept: number | null = null): RunStyle[] {
  const order = places.map((_, index) => index)
  const rank = (index: number) => (index === kept ? Infinity : (places[index] ?? 0))
  const byAge = [...order].sort((a, b) => rank(b) - rank(a))
  const vivid = new Set(byAge.slice(0, mostVivid))
  const taken = new Set<string>()
  const styles = new Map<number, RunStyle>()
  // The oldest first, so that a run's style does not depend on those that come after it.
  for (const index of [...vivid, ...order.filter((other) => !vivid.has(other))].sort(
    (a, b) => Number(vivid.has(b)) - Number(vivid.has(a)) || (places[a] ?? 0) - (places[b] ?? 0),
  )) {
    const place = places[index] ?? 0
    const own = Math.floor(place / runColours.length)
    const colour = runColour(place)
    const tries = markers.map((_, step) => (own + step) % markers.length)
    const marker = tries.find((candidate) => !taken.has(`${colour} ${candidate}`)) ?? 0
    taken.add(`${colour} ${marker}`)
    styles.set(index, { colour, marker: markers[marker] ?? null, faded: !vivid.has(index) })
  }
  return order.map((index) => styles.get(index) as RunStyle)
}

/** Lengths of dashes and gaps in px: training is solid, validation dashed. */
export function linePattern(part: 'train' | 'validation'): number[] | null {
  return part === 'train' ? null : [5, 4]
}
