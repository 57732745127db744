import { booleanWordPairs } from '@shared/spec/words/booleanWords'

/** Names that mean nothing without their column: numbers, signs, and words for yes and no. */
const bare = /^([+-]?[\d.]+(e[+-]?\d+)?|[+-])$/i
const answers: ReadonlySet<string> = new Set(booleanWordPairs.flat())

/** A class as it is named in a picture: "virginica", but "admitted = 1". */
export function classLabel(target: string, name: string): string {
  return bare.test(name) || answers.has(name.toLowerCase()) ? `${target} = ${name}` : name
}
