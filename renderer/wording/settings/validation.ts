import { limits } from '@shared/spec/limits'

interface Issue {
  code?: string | undefined
  message: string
}

const largest = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 20 })

const from0To = (most: number) => `Enter a number from 0 to ${largest(most)}.`
const epochs = `Enter a whole number from 1 to ${largest(limits.epochs)}.`
const epochsOrNone = `Enter a whole number from 0 to ${largest(limits.epochs)}.`

/** What to enter, by path into the RunSpec. */
const advice: Record<string, string> = {
  'preparation.target': 'Choose the column to predict.',
  'preparation.features': 'Add at least one feature.',
  'preparation.degree': 'Enter a whole number from 1 to 3.',
  'preparation.interactions': `Take at most ${limits.interactions} pairs of features.`,
  'preparation.folds': `Enter a whole number from 2 to ${limits.folds}.`,
  'preparation.repeats': `Enter a whole number from 1 to ${limits.repeats}.`,
  'preparation.fold': 'Choose one of the folds.',
  'preparation.validationShare': `Enter a share from 0 to ${limits.heldOutShare * 100} %.`,
  'preparation.testShare': `Enter a share from 0 to ${limits.heldOutShare * 100} %.`,
  'network.hidden': `Take at most ${limits.hiddenLayers} hidden layers.`,
  'training.huberDelta': `Enter a number above 0 and at most ${largest(limits.huberDelta)}.`,
  'training.learningRate': `Enter a number above 0 and at most ${limits.learningRate}.`,
  'training.momentum': from0To(limits.momentum),
  'training.epochs': epochs,
  'training.batchSize': `Enter a whole number from 1 to ${largest(limits.batchSize)}, or take full batches.`,
  'training.scheduleEpochs': epochs,
  'training.scheduleFactor': 'Enter a number above 0 and at most 1.',
  'training.warmup': epochsOrNone,
  'training.clip': from0To(limits.clip),
  'training.l1': from0To(limits.l1),
  'training.l2': from0To(limits.l2),
  'training.dropout': from0To(limits.dropout),
  'training.weightDecay': from0To(limits.weightDecay),
  'training.patience': epochsOrNone,
  'training.tolerance': from0To(limits.tolerance),
  seed: `Enter a whole number from 0 to ${limits.seed}.`,
}

/** What to enter as the weight of a class. */
export const classWeightAdvice = from0To(limits.classWeight)

/** What to enter in a feature's rule, by the name of the field. */
const ruleAdvice: Record<string, string> = {
  rareBelow: `Enter a whole number from 0 to ${largest(limits.rareBelow)}.`,
  constant: 'Enter what stands in place of a missing value.',
  parts: 'Choose at least one part.',
  order: `Take at most ${limits.featureLevels} levels.`,
}

/** A complaint of the schema as a sentence that says what to do; the schema's own rules keep their words. */
export function messageOfIssue(path: string, issue: Issue): string {
  if (issue.code === 'custom') return sentence(issue.message)
  if (path.startsWith('network.hidden.')) return `Enter a whole number from 1 to ${largest(limits.unitsPerLayer)}.`
  const field = path.startsWith('preparation.columns.') ? path.slice(path.lastIndexOf('.') + 1) : ''
  return advice[path] ?? ruleAdvice[field] ?? sentence(issue.message)
}

/** What the lab refuses, without the path of the setting before it: it stands at the setting itself. Of a rule the feature stays. */
export function withoutSetting(message: string): string {
  const columns = 'preparation.columns.'
  if (message.startsWith(columns)) return message.slice(columns.length)
  return sentence(message.replace(/^(preparation|network|training)\.\w+: /, ''))
}

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(start) ? start : `${start}.`
}
