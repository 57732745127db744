/** An interval of 95 % confidence. */
export interface Interval {
  low: number
  high: number
}

/** The quantile of the standard normal distribution at 0.975 (Abramowitz and Stegun, table 26.6): how many standard errors 95 % reach. */
export const normal975 = 1.959963984540054
