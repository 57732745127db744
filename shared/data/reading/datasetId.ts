import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Reading, laterParts } from '../../spec/reading'

/**
 * The identity of a dataset: the sha-256 of its source bytes where the file says how it is read, else the sha-256 of that and of the
 * reading, in lower-case hexadecimal.
 *
 * @param source sha-256 of the bytes, in lower-case hexadecimal
 */
export function datasetId(source: string, guessed: Reading, reading: Reading): string {
  const chosen = identityOf(reading)
  if (chosen === identityOf(guessed)) return source
  return bytesToHex(sha256(utf8ToBytes(`${source}\n${chosen}`)))
}

/** Text had no kind before there were others, nor the parts that came later: readings of then keep their identities. */
function identityOf({ kind, ...rest }: Reading): string {
  const known = Object.entries(rest).filter(
    ([part, value]) => canonicalJson(laterParts[part as keyof typeof laterParts]) !== canonicalJson(value),
  )
  return canonicalJson({ ...(kind === 'text' ? {} : { kind }), ...Object.fromEntries(known) })
}

/** JSON whose keys are in the order of their code units, without blanks. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  entries.sort(([first], [second]) => (first < second ? -1 : first > second ? 1 : 0))
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`
}
