import { isUtf8 } from 'node:buffer'
import { guessLegacyEncoding } from './encodingGuess'
import { loadEncodingLibraries } from './encodingLibraries'
import { completeLength } from './unicodeBytes'
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
  let last = rest
  for await (const piece of createFileBytes({ path, name, gzip, ...options }).pieces()) {
    const joined = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    const end = completeLength(joined)
    if (!isUtf8(joined.subarray(0, end))) {
      await loadEncodingLibraries()
      return inspectAs(guessLegacyEncoding(joined), { path, name, reading: choices, ...options })
    }
    rest = Buffer.from(joined.subarray(end))
    last = Buffer.from(joined)
  }
  if (rest.length === 0) return { ...file, settled: true }
  await loadEncodingLibraries()
  return inspectAs(guessLegacyEncoding(last), { path, name, reading: choices, ...options })
}
