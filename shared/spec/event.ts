import type { ColumnInfo } from './columnInfo'
import { isNumeric } from './columnRules'
import { eventWordPairs, eventWords, joinedNegations, negations, otherWords } from './words/eventWords'
import { byCodeUnit } from './words/wording'

/**
 * Which of two classes people mean by the event: yes of yes and no, malignant of benign and malignant, "event" of "event" and "no event".
 * Only words that leave no doubt decide; of any others, of 1 and 2 too, it is the second, as it has been in every version.
 * @param classes in their order
 */
export function guessEvent([first, second]: readonly [string, string]): string {
  const [one, two] = withoutCodes(wordsOf(first), wordsOf(second))
  for (const [left, right] of [[one, two] as const, differing(one, two)]) {
    const sense = senseOf(right, left) - senseOf(left, right)
    if (sense !== 0) return sense > 0 ? second : first
    if (areOtherAndEvent(left, right)) return second
    if (areOtherAndEvent(right, left)) return first
  }
  return second
}

/** The event of a target where nobody chooses; null unless it has two classes. */
export function defaultEvent(target: ColumnInfo | undefined): string | null {
  const classes = target === undefined ? null : twoClasses(target)
  return classes === null ? null : guessEvent(classes)
}

/** The event among the classes of a fitted target, which has it last; null unless there are two. */
export function eventOf(classes: readonly string[]): string | null {
  return classes.length === 2 ? (classes[1] ?? null) : null
}

/** The classes of a target of two, in their order: numbers by size, else by code unit. */
export function twoClasses(target: Pick<ColumnInfo, 'type' | 'levels'>): [string, string] | null {
  if (target.levels?.length !== 2) return null
  const [first, second] = target.levels.toSorted(isNumeric(target) ? (a, b) => Number(a) - Number(b) : byCodeUnit)
  return [first as string, second as string]
}

function areOtherAndEvent(one: readonly string[], two: readonly string[]): boolean {
  const [other, event] = [one.join(' '), two.join(' ')]
  return eventWordPairs.some(([others, events]) => others.includes(other) && events.includes(event))
}

/** 1 where the words say that something is the case, -1 that nothing is, 0 where they say neither. */
function senseOf(words: readonly string[], other: readonly string[]): number {
  const text = words.join(' ')
  if (eventWords.has(text)) return 1
  if (otherWords.has(text)) return -1
  const rest = withoutNegation(words, other)
  // "not normal" is the event, "no disease" is not.
  return rest === null ? 0 : otherWords.has(rest) ? 1 : -1
}

/** What is denied: "event" of "no event", of "event-free" and of "nonevent" beside "event"; null where nothing is. */
function withoutNegation(words: readonly string[], other: readonly string[]): string | null {
  const [first = '', ...rest] = words
  if (rest.length > 0 && negations.has(first)) return rest.join(' ')
  if (rest.at(-1) === 'free') return words.slice(0, -1).join(' ')
  const [whole, denied] = [words.join(' '), other.join(' ')]
  return denied !== '' && joinedNegations.some((negation) => whole === negation + denied) ? denied : null
}

/** What a level says, as words in lower case; a sign at its end is one: "HER2+". */
function wordsOf(level: string): string[] {
  const signs = level
    .normalize('NFC')
    .trim()
    .replace(/\+(?:ve)?$/i, ' positive')
    .replace(/[-−–](?:ve)?$/i, ' negative')
  return signs.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** Without the numbers that both begin or end with, where words are left that differ: "1. Yes" and "2. No". */
function withoutCodes(one: string[], two: string[]): [string[], string[]] {
  const areCoded = (place: number) =>
    [one, two].every((words) => words.length > 1 && /^\d+$/.test(words.at(place) ?? ''))
  const without = (words: string[]) => (areCoded(0) ? words.slice(1) : areCoded(-1) ? words.slice(0, -1) : words)
  const [left, right] = [without(one), without(two)]
  return left.join(' ') === right.join(' ') ? [one, two] : [left, right]
}

/** Without the words that both begin or end with: "tested positive" and "tested negative". */
function differing(one: readonly string[], two: readonly string[]): [readonly string[], readonly string[]] {
  let start = 0
  while (start < one.length && start < two.length && one[start] === two[start]) start++
  let end = 0
  const most = Math.min(one.length, two.length) - start
  while (end < most && one.at(-1 - end) === two.at(-1 - end)) end++
  return [one.slice(start, one.length - end), two.slice(start, two.length - end)]
}
