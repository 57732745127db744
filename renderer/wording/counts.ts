const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** "1 row", "12,403 rows". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${whole.format(number)} ${number === 1 ? one : many}`
}

/** "820 B", "4.1 MB": powers of 1000, as file managers show them. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 || value >= 99.5 ? whole.format(value) : value.toFixed(1)} ${units[unit]}`
}

/** A share of rows as "25 %". */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`
}

/** "0.4 s", "12 s", "2 min 05 s". */
export function durationText(seconds: number): string {
  if (seconds < 0.1) return 'less than 0.1 s'
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  const rounded = Math.round(seconds)
  return `${Math.floor(rounded / 60)} min ${String(rounded % 60).padStart(2, '0')} s`
}
