import {
  type FittedCategory,
  type FittedDate,
  type FittedInput,
  type FittedNumber,
  type FittedPreparation,
  fittedInputSchema,
} from '@shared/data/preparation/fittedPreparation'

/** Fitted values with the defaults of everything that is not told. */
export function fittedNumber(values: Partial<FittedNumber> & { feature: string }): FittedNumber {
  const plain = { kind: 'number', center: 0, scale: 1, impute: null, median: 0 }
  return fittedInputSchema.parse({ ...plain, ...values }) as FittedNumber
}

export function fittedCategory(
  values: Partial<FittedCategory> & { feature: string; levels: string[] },
): FittedCategory {
  const plain = { kind: 'category', impute: null, mode: values.levels[0] ?? '' }
  return fittedInputSchema.parse({ ...plain, ...values }) as FittedCategory
}

export function fittedDate(values: Partial<FittedDate> & { feature: string }): FittedDate {
  const elapsed = { part: 'elapsed', center: 0, scale: 1, quantiles: null }
  const plain = { kind: 'date', parts: [elapsed], impute: null, indicator: false, median: 0 }
  return fittedInputSchema.parse({ ...plain, ...values }) as FittedDate
}

export function fittedWith(...inputs: FittedInput[]): FittedPreparation {
  return {
    target: { name: 'y', classes: ['n', 'p'], scaling: null },
    inputs,
    terms: [],
    standardization: 'zscore',
    missing: 'drop',
  }
}
