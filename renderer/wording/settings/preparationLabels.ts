import type {
  CategoryEncoding,
  ColumnMissingRule,
  DatePart,
  SplitKind,
  Transform,
  UnseenRule,
} from '@shared/spec/runSpec'
import { formatNumber } from '../../charts/formatNumber'

/** What each value of the preparation's finer settings is called on screen. */
export const splitLabels: Record<SplitKind, string> = {
  holdout: 'holdout',
  grouped: 'grouped',
  time: 'by time',
  folds: 'folds',
}

export const splitHints: Record<SplitKind, string> = {
  holdout: 'Rows get to their part by chance.',
  grouped: 'All rows of one value of the column are in the same part.',
  time: 'The earliest rows train, the latest test.',
  folds: 'The rows outside the test are cut into folds; one validates, the others train.',
}

export const columnMissingLabels: Record<ColumnMissingRule, string> = {
  drop: 'leave rows out',
  mean: 'mean',
  median: 'median',
  mostFrequent: 'most frequent',
  constant: 'constant',
  ownCategory: 'category of its own',
}

export const encodingLabels: Record<CategoryEncoding, string> = {
  oneHot: 'one-hot',
  reference: 'reference level',
  ordinal: 'ordinal',
}

export const encodingHints: Record<CategoryEncoding, string> = {
  oneHot: 'An input for each level.',
  reference: 'An input for each level but one, which the others are compared with.',
  ordinal: 'One input: the place of the level in the order below.',
}

export const unseenLabels: Record<UnseenRule, string> = {
  zeros: 'no level',
  mostFrequent: 'most frequent',
  missing: 'missing',
}

export const unseenHints: Record<UnseenRule, string> = {
  zeros: 'A level that no training row has sets every input to 0; in an order it takes the mean place.',
  mostFrequent: 'A level that no training row has is taken for the most frequent one.',
  missing: 'A level that no training row has is taken for a missing value.',
}

export const transformLabels: Record<Transform, string> = {
  none: 'none',
  log: 'log',
  log1p: 'log(1 + x)',
  sqrt: 'square root',
  square: 'square',
  yeoJohnson: 'Yeo-Johnson',
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

export const datePartLabels: Record<DatePart, string> = {
  elapsed: 'elapsed time',
  year: 'year',
  month: 'month',
  day: 'day of the month',
  weekday: 'weekday',
  hour: 'hour',
  dayOfYear: 'day of the year',
}
