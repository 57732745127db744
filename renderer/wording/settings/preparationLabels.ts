import type { CategoryEncoding, Transform, UnseenRule } from '@shared/spec/runSpec'
import { formatNumber } from '../formatNumber'

export const encodingHints: Record<CategoryEncoding, string> = {
  oneHot: 'One input per level.',
  reference: 'One input per level except the reference level, which the others are compared with.',
  ordinal: 'One input: the position of the level in the order below.',
}

export const unseenHints: Record<UnseenRule, string> = {
  zeros:
    'A level absent from the training rows sets all inputs to 0; with ordinal encoding it takes the mean position.',
  mostFrequent: 'A level absent from the training rows is treated as the most frequent one.',
  missing: 'A level absent from the training rows is treated as missing.',
}

const transformHints: Record<Transform, string | undefined> = {
  none: undefined,
  log: 'For values above 0.',
  log1p: 'For values above −1.',
  sqrt: 'For values of 0 or more.',
  square: 'The value squared.',
  yeoJohnson: 'A power transform fitted on the training rows.',
}

/** Where a transform is defined; null where everywhere. */
const transformBounds: Record<Transform, { bound: number; open: boolean } | null> = {
  none: null,
  log: { bound: 0, open: true },
  log1p: { bound: -1, open: true },
  sqrt: { bound: 0, open: false },
  square: null,
  yeoJohnson: null,
}

/** What a transform is for, and where the column's smallest value is outside of that, so. */
export function transformHint(transform: Transform, smallest: number | null): string | undefined {
  const hint = transformHints[transform]
  const bounds = transformBounds[transform]
  if (bounds === null || smallest === null) return hint
  const outside = bounds.open ? smallest <= bounds.bound : smallest < bounds.bound
  return outside ? `${hint} The smallest here is ${formatNumber(smallest)}.` : hint
}
