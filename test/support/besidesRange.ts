/** What scoring warns of, but for values outside the range of the training rows. */
export const besidesRange = (warnings: readonly string[]): string[] =>
  warnings.filter((warning) => !warning.includes('where all training rows are'))
