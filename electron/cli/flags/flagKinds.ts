import { Option } from 'commander'
import { LabError } from '@shared/contract/labError'

/** A flag with a closed choice. */
export const choice = (flags: string, description: string, choices: readonly string[], standard?: string): Option => {
  const option = new Option(flags, description).choices(choices)
  return standard === undefined ? option : option.default(standard)
}

/** A flag with a number, kept as the text it is until all flags are read. */
export const number = (flags: string, description: string, standard: number): Option =>
  new Option(flags, description).default(String(standard))

/** @throws LabError `bad-setting` that names the flag */
export function numberOf(text: string, flag: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isNaN(value)) throw new LabError('bad-setting', `${flag} must be a number, not "${text}".`)
  return value
}
