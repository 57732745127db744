const dayLength = 86_400_000

/** A date column's number (milliseconds since 1970-01-01, UTC) as 2024-03-04, with its time where that is not midnight. */
export function dateText(milliseconds: number): string {
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime())) return '–'
  const [day = '', time = ''] = date.toISOString().split('T')
  const short = time
    .replace('Z', '')
    .replace(/\.000$/, '')
    .replace(/:00$/, '')
  return milliseconds % dayLength === 0 ? day : `${day} ${short}`
}

/** The same, as short as a span of this many milliseconds allows: no time beyond three days. */
export function shortDateText(milliseconds: number, span: number): string {
  const text = dateText(milliseconds)
  return span > 3 * dayLength ? (text.split(' ')[0] ?? text) : text
}

/** How long a span is, in the largest unit that it fills: "3.2 days". */
export function spanText(milliseconds: number): string {
  const units = [
    ['years', 365.25 * dayLength],
    ['days', dayLength],
    ['hours', 3_600_000],
    ['minutes', 60_000],
  ] as const
  const [name, length] = units.find(([, size]) => milliseconds >= size) ?? (['s', 1000] as const)
  return `${Number((milliseconds / length).toPrecision(3))} ${name}`
}

/** The value of a date field (2024-03-04) as milliseconds; with `end` the last millisecond of the day. NaN where it is none. */
export function dayStart(text: string, end = false): number {
  const start = /^\d{4,6}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  return end ? start + dayLength - 1 : start
}

/** What a date field shows for milliseconds: the day. */
export function dayOf(milliseconds: number | null): string {
  return milliseconds === null ? '' : (dateText(milliseconds).split(' ')[0] ?? '')
}
