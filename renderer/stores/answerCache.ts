import { shallowReactive } from 'vue'
import type { CallArguments, CallName, CallResult } from '@shared/contract/labApi'
import { type Problem, problemOf } from '@shared/contract/labError'
import { useLab } from './lab'

/** What was asked of the lab by some calls, and answered. A question is its call, its arguments and a stamp that changes where the answer would. */
export interface AnswerCache<Call extends CallName> {
  /** Asks once; again where it failed. */
  ask<Name extends Call>(name: Name, args: CallArguments<Name>, stamp?: string): Promise<void>
  /** Null before it is answered, and where it cannot be. */
  answerTo<Name extends Call>(name: Name, args: CallArguments<Name>, stamp?: string): CallResult<Name> | null
  problemWith<Name extends Call>(name: Name, args: CallArguments<Name>, stamp?: string): Problem | null
  /** Forgets everything; an answer that is still on its way is dropped. */
  clear(): void
}

/** @param most answers that are kept at a time, the newest ones */
export function createAnswerCache<Call extends CallName>(most: number): AnswerCache<Call> {
  const lab = useLab()
  const answers = shallowReactive(new Map<string, CallResult<Call>>())
  const problems = shallowReactive(new Map<string, Problem>())
  const asked = new Set<string>()
  let era = 0
  const keyOf = (name: Call, args: CallArguments<Call>, stamp = '') => JSON.stringify([name, args, stamp])

  function keep(key: string, answer: CallResult<Call>): void {
    answers.set(key, answer)
    const [oldest] = answers.keys()
    if (answers.size <= most || oldest === undefined) return
    answers.delete(oldest)
    asked.delete(oldest)
  }

  return {
    ask: async (name, args, stamp) => {
      const key = keyOf(name, args, stamp)
      if (asked.has(key)) return
      const own = era
      asked.add(key)
      problems.delete(key)
      try {
        const answer = await lab.call(name, args)
        if (own === era) keep(key, answer)
      } catch (error) {
        if (own !== era) return
        asked.delete(key)
        problems.set(key, problemOf(error))
      }
    },
    answerTo: (name, args, stamp) =>
      (answers.get(keyOf(name, args, stamp)) as CallResult<typeof name> | undefined) ?? null,
    problemWith: (name, args, stamp) => problems.get(keyOf(name, args, stamp)) ?? null,
    clear: () => {
      era += 1
      answers.clear()
      problems.clear()
      asked.clear()
    },
  }
}
