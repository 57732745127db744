import { LabError } from '@shared/contract/labError'
import { limits } from '@shared/spec/limits'

/**
 * The number of a flag; undefined where it is not given.
 * @param what it takes, as a sentence says it
 * @throws LabError `bad-setting` for anything else
 */
export function numberOf(
  text: string | undefined,
  flag: string,
  what: string,
  isFit: (value: number) => boolean,
): number | undefined {
  if (text === undefined) return undefined
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!isFit(value)) throw new LabError('bad-setting', `${flag} takes ${what}, not ${text}.`)
  return value
}

/** The seed of draws. */
export function seedOf(text: string | undefined): number | undefined {
  return numberOf(
    text,
    '--seed',
    `a whole number from 0 to ${limits.seed}`,
    (of) => Number.isInteger(of) && of >= 0 && of <= limits.seed,
  )
}
