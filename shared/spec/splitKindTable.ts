import type { SplitKind } from './choices'

/** What a kind of split asks for and does: the one place where kinds differ, but for how they place rows (`splits/split.ts`). */
export interface SplitKindRow {
  label: string
  hint: string
  /** Whether a column says which rows belong together or come first. */
  column: 'none' | 'optional' | 'needed'
  /** Whether rows go by the order of the column, which then has to be of numbers or dates; a row without a value is in no part. */
  ordered: boolean
  /** Whether the validation rows are a fold, rather than a share. */
  folds: boolean
}

export const splitKindTable: Record<SplitKind, SplitKindRow> = {
  holdout: {
    label: 'holdout',
    hint: 'Rows are assigned at random.',
    column: 'none',
    ordered: false,
    folds: false,
  },
  grouped: {
    label: 'grouped',
    hint: 'Rows with the same value of the column stay in the same part.',
    column: 'needed',
    ordered: false,
    folds: false,
  },
  time: {
    label: 'by time',
    hint: 'The earliest rows are for training, the latest for the test.',
    column: 'needed',
    ordered: true,
    folds: false,
  },
  folds: {
    label: 'folds',
    hint: 'Rows outside the test set are divided into folds: one validates, the others train.',
    column: 'optional',
    ordered: false,
    folds: true,
  },
}

interface Split {
  split: SplitKind
  splitColumn: string | null
}

interface ValidationShare {
  split: SplitKind
  validationShare: number
}

/** The column by which rows are split; null where none is, or none is chosen yet. */
export function usedSplitColumn({ split, splitColumn }: Split): string | null {
  return splitKindTable[split].column === 'none' ? null : splitColumn
}

/** Whether rows are drawn one by one, so that classes can be shared out; else those of a group, or of a time, go together. */
export function drawsRows({ split, splitColumn }: Split): boolean {
  const { column } = splitKindTable[split]
  return column === 'none' || (column === 'optional' && splitColumn === null)
}

/** The share of the rows that validates; 0 where a fold does. */
export function drawnValidationShare({ split, validationShare }: ValidationShare): number {
  return splitKindTable[split].folds ? 0 : validationShare
}

/** Whether any row validates. */
export function holdsValidation({ split, validationShare }: ValidationShare): boolean {
  return splitKindTable[split].folds || validationShare > 0
}
