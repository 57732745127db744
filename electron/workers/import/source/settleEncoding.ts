import { isUtf8 } from 'node:buffer'
import { completeLength, guessLegacyEncoding } from './encodingGuess'
import { createFileBytes } from './fileBytes'
import { inspectAs } from './inspectFile'
import type { InspectedFile } from './inspectedFile'

/**
 * Makes sure that an encoding guessed as UTF-8 holds for the whole file, which is read once for it; where it does not, the file is
 * inspected again with the encoding that the bytes in question speak for.
 *
 * @throws LabError `bad-file` or `cancelled`
 */
export async function settleEncoding(
  file: InspectedFile,
  options: { shouldStop?: (() => boolean) | undefined; chunkBytes?: number | undefined },
): Promise<InspectedFile> {
  if (file.settled) return file
  const { path, name, gzip, choices } = file
  let rest = Buffer.alloc(0)
  for await (const piece of createFileBytes({ path, name, gzip, ...options }).pieces()) {
    const joined = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    const end = completeLength(joined)
    if (!isUtf8(joined.subarray(0, end))) {
      return inspectAs(guessLegacyEncoding(joined), { path, name, reading: choices, ...options })
    }
    rest = Buffer.from(joined.subarray(end))
  }
  if (rest.length === 0) return { ...file, settled: true }
  return inspectAs(guessLegacyEncoding(rest), { path, name, reading: choices, ...options })
}
