import type { SettingGroup } from './setting'

/** The groups that have a title of their own among the controls. */
export const groupTitles = {
  products: 'Interactions and polynomials',
  weights: 'Weights',
  start: 'Initial weights',
  batch: 'Batch and schedule',
  regularisation: 'Regularisation',
  stopping: 'Stopping',
  reproducibility: 'Precision and seeds',
} as const satisfies Partial<Record<SettingGroup, string>>

export type TitledGroup = keyof typeof groupTitles
