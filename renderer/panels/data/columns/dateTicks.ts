import { shortDateText } from './dateText'

/** The beginning, the middle and the end of a span of dates, for the axis of a histogram. */
export function dateTicks(min: number, max: number): { place: number; label: string }[] {
  if (!(max > min)) return [{ place: 0.5, label: shortDateText(min, 0) }]
  return [0, 0.5, 1].map((place) => ({ place, label: shortDateText(Math.round(min + place * (max - min)), max - min) }))
}
