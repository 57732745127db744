import { readFileSync } from 'node:fs'

/** VmRSS (now) or VmHWM (most so far) of this process in bytes; null where there is no /proc. */
export function memoryNow(field: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const kibibytes = new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    return kibibytes === undefined ? null : Number(kibibytes) * 1024
  } catch {
    return null
  }
}
