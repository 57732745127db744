import type { ScoreWarning } from '@shared/contract/scoreWarning'

/** What scoring warns of, but for values outside the range of the training rows. */
export const besidesRange = (warnings: readonly ScoreWarning[]): string[] =>
  warnings.flatMap(({ code, message }) => (code === 'extrapolation' ? [] : [message]))
