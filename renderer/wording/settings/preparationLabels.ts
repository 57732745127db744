import type { CategoryEncoding, Transform, UnseenRule } from '@shared/spec/runSpec'
import { formatNumber } from '../formatNumber'

export const encodingHints: Record<CategoryEncoding, string> = {
  oneHot: 'An input for each level.',
  reference: 'An input for each level but one, which the others are compared with.',
  ordinal: 'One input: the position of the level in the order below.',
}

export const unseenHints: Record<UnseenRule, string> = {
  zeros: 'A level that no training row has sets every input to 0; in an order it takes the mean position.',
  mostFrequent: 'A level that no training row has is taken for the most frequent one.',
  missing: 'A level that no training row has is taken for a missing value.',
}

const transformHints: Record<Transform, string | undefined> = {
  none: undefined,
  log: 'For values above 0.',
  log1p: 'For values above −1.',
  sqrt: 'For values of 0 or more.',
  square: 'The value times itself.',
  yeoJohnson: 'A power that is fitted on the training rows.',
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
