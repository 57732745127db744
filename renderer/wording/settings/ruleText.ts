import type { ColumnRule } from '@shared/spec/runSpec'
import { columnMissingLabels, datePartLabels, encodingLabels, transformLabels, unseenLabels } from './preparationLabels'
import { standardizationLabels } from './labels'

/** Longer orders are cut. */
const shownLevels = 4

function orderText(order: readonly string[]): string {
  const shown = order.slice(0, shownLevels).join(' < ')
  return order.length > shownLevels ? `${shown} < … (${order.length})` : shown
}

function missingText({ missing, constant }: ColumnRule): string[] {
  if (missing === undefined) return []
  if (missing !== 'constant') return [columnMissingLabels[missing]]
  return [`missing is ${constant ?? '?'}`]
}

function encodingText({ encoding, reference, order }: ColumnRule): string[] {
  if (encoding === undefined) return []
  if (encoding === 'reference' && reference !== undefined) return [`reference ${reference}`]
  if (encoding === 'ordinal' && order !== undefined) return [`order ${orderText(order)}`]
  return [encodingLabels[encoding]]
}

/** "median, indicator, log": what a feature does otherwise than the rest; empty where nothing. */
export function ruleText(rule: ColumnRule): string {
  const { zeroIsMissing, indicator, rareBelow, unseen, transform, standardization, parts } = rule
  const texts = [
    ...(zeroIsMissing === true ? ['0 is missing'] : []),
    ...missingText(rule),
    ...(indicator === true ? ['indicator'] : []),
    ...encodingText(rule),
    ...(rareBelow === undefined || rareBelow === 0 ? [] : [`rare below ${rareBelow}`]),
    ...(unseen === undefined ? [] : [`unseen: ${unseenLabels[unseen]}`]),
    ...(parts === undefined ? [] : [parts.map((part) => datePartLabels[part]).join(' + ')]),
    ...(transform === undefined ? [] : [transform === 'none' ? 'no transform' : transformLabels[transform]]),
    ...(standardization === undefined
      ? []
      : [standardization === 'none' ? 'not standardized' : standardizationLabels[standardization]]),
  ]
  return texts.join(', ')
}

/** "income: median, log; age: z-score". */
export function rulesText(columns: Readonly<Record<string, ColumnRule>>): string {
  return Object.entries(columns)
    .map(([name, rule]) => `${name}: ${ruleText(rule)}`)
    .join('; ')
}

/** "fold 2 of 5", with several repeats "repeat 1, fold 2 of 5". */
export function foldText({ fold, folds, repeats }: { fold: number; folds: number; repeats: number }): string {
  const within = `fold ${(fold % folds) + 1} of ${folds}`
  return repeats > 1 ? `repeat ${Math.floor(fold / folds) + 1}, ${within}` : within
}
