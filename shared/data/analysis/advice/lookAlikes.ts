import type { Advice } from '../../../contract/analysis'
import { lookAlikes } from '../../../spec/words/lookAlikes'
import { type Column, missingCode } from '../../table/table'
import { type AdviceContext, advise } from './adviceContext'

/** Classes whose names differ by case, blanks or composition alone. */
export function lookAlikeAdvice({ target, preparation }: AdviceContext): Advice[] {
  if (preparation.task !== 'classification' || target.kind === 'number') return []
  const groups = lookAlikes(levelsSeen(target))
  if (groups.length === 0) return []
  const texts = groups.map((names) => names.map((name) => JSON.stringify(name)).join(' and '))
  return [
    advise({
      code: 'look-alike-classes',
      columns: [target.name],
      message: `Classes of ${target.name} differ only in case or blanks: ${texts.join('; ')}.`,
      reason:
        'Each group is most likely one class. As separate classes they have fewer rows each, and the model has to distinguish what is the same.',
    }),
  ]
}

function levelsSeen({ codes, levels }: Extract<Column, { kind: 'category' }>): string[] {
  const seen = new Uint8Array(levels.length)
  for (const code of codes) if (code !== missingCode) seen[code] = 1
  return levels.filter((_, code) => seen[code] === 1)
}
