import type { Advice, AdviceTraining } from '../../../contract/analysis'
import { counted, nameList } from '../../../spec/words/wording'
import { type SeparatingInput, type SeparationFound, findSeparation } from '../separation/findSeparation'
import { type AdviceContext, advise } from './adviceContext'

/** A penalty that bounds the weights and hardly moves those that have an estimate. */
const l2 = 0.01
/** Inputs that a message names. */
const named = 3

/** Whether the weights of a run have no bound but what the rows give them: logistic regression without a penalty. */
export function isUnbounded({ preparation }: Pick<AdviceContext, 'preparation'>, training: AdviceTraining): boolean {
  const { hidden, l1, l2: penalty, labelSmoothing } = training
  const plain = l1 === 0 && penalty === 0 && labelSmoothing === 0
  return preparation.task === 'classification' && hidden.length === 0 && plain
}

/** What was found of such a run; null where it is bounded, or cannot be prepared. */
export function separationIn(context: AdviceContext, training: AdviceTraining): ReturnType<typeof findSeparation> {
  if (!isUnbounded(context, training)) return null
  const { fitted } = context
  return fitted === null ? null : findSeparation(fitted, context.table, context.parts.train)
}

/** Classes that the training rows separate, so that a logistic regression has no finite estimate. */
export function separationAdvice(context: AdviceContext, training: AdviceTraining): Advice[] {
  const found = separationIn(context, training)
  if (found === null || found === 'untested') return []
  const columns = [...new Set([...found.single.map(({ feature }) => feature), ...found.together])]
  return [
    advise({
      code: 'separation',
      columns,
      message: `No finite estimate: ${textOf(found, context)}. The weights grow without bound; a penalty keeps them finite.`,
      reason: `The likelihood of a logistic regression has no maximum where the training rows are separated (here: ${found.kind} separation). The weights then depend on when training stopped, and no weight, odds ratio or standard error can be trusted. A small L2 penalty gives finite weights; so does combining a level with another.`,
      fix: { label: `Set the L2 penalty to ${l2}`, l2 },
    }),
  ]
}

function textOf({ kind, single, together }: SeparationFound, { target, fitted }: AdviceContext): string {
  const classes = fitted?.target.classes ?? []
  if (single.length > 0) {
    const texts = single.slice(0, named).map((input) => inputText(input, target.name, classes))
    const more = single.length - texts.length
    return `${texts.join('; ')}${more > 0 ? `; and ${more} more` : ''}`
  }
  const [what, tell] =
    together.length === 0
      ? ['the features together', 'tell']
      : together.length === 1
        ? [together[0], 'tells']
        : [`${nameList(together)} together`, 'tell']
  const apart = kind === 'complete' ? 'every class' : 'some class'
  return `${what} ${tell} ${apart} of ${target.name} from the rest in the training rows, without exception`
}

function inputText(
  { input, feature, level, classIndex, has, rows }: SeparatingInput,
  target: string,
  classes: readonly string[],
): string {
  const name = classes[classIndex] ?? ''
  if (!level) return `${feature} alone separates the class ${name} of ${target} from the rest in the training rows`
  const those = counted(rows, 'training row')
  if (has === 'none') return `none of the ${those} with ${input} has the class ${name} of ${target}`
  return rows === 1
    ? `the one training row with ${input} has the class ${name} of ${target}`
    : `each of the ${those} with ${input} has the class ${name} of ${target}`
}
