/** A copy of a call's arguments without proxies. Typed arrays are passed on as they are. */
export function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  if (Array.isArray(value)) return value.map(plain)
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]))
}
