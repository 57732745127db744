import type { Transform } from '../../../spec/runSpec'
import { log, log1p } from '../../../math/elementary'
import { yeoJohnson } from './yeoJohnson'

/** What the values of these transforms must be above, or at least. */
const domains: Partial<Record<Transform, { bound: number; open: boolean }>> = {
  log: { bound: 0, open: true },
  log1p: { bound: -1, open: true },
  sqrt: { bound: 0, open: false },
}

/** Whether a value is outside what the transform is defined on. NaN is not. */
export function isOutside(transform: Transform, value: number): boolean {
  const domain = domains[transform]
  if (domain === undefined) return false
  return domain.open ? value <= domain.bound : value < domain.bound
}

/** Whether the transform is defined on some numbers only. */
export function isPartial(transform: Transform): boolean {
  return domains[transform] !== undefined
}

/** "log takes values above 0". */
export function domainText(transform: Transform): string {
  const domain = domains[transform]
  if (domain === undefined) return `${transform} takes any value`
  return `${transform} takes values ${domain.open ? `above ${domain.bound}` : `of ${domain.bound} or more`}`
}

/**
 * A range of values of which all are inside the domain; its lower end moves into it where it must, to a thousandth of the width
 * above an end that is not itself inside.
 */
export function insideDomain(transform: Transform, [from, to]: [number, number]): [number, number] {
  const domain = domains[transform]
  if (domain === undefined || !isOutside(transform, from)) return [from, to]
  const lowest = domain.open ? domain.bound + (to - domain.bound) / 1000 : domain.bound
  return [lowest, to]
}

/**
 * The transform as a function: logarithms are natural, sqrt is the root, square the second power.
 * @param lambda of `yeoJohnson`
 */
export function transformer(transform: Transform, lambda: number | null): (value: number) => number {
  switch (transform) {
    case 'none':
      return (value) => value
    case 'log':
      return log
    case 'log1p':
      return log1p
    case 'sqrt':
      return Math.sqrt
    case 'square':
      return (value) => value * value
    case 'yeoJohnson':
      return (value) => yeoJohnson(value, lambda ?? 1)
  }
}
