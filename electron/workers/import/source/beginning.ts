import { isUtf8 } from 'node:buffer'
import type { Encoding } from '@shared/spec/reading'
import { loadEncodingLibraries } from './encodingLibraries'
import { isPageOfDos } from './textPieces'
import { completeLength } from './unicodeBytes'
import { createFileBytes, openFile, pieceBytes, checkStopped } from './fileBytes'
import { isGzip } from './gunzip'

export interface Beginning {
  /** Size of the file itself. */
  bytes: number
  gzip: boolean
  /** At most 1 MiB of the content, unpacked where the file is gzip. */
  content: Buffer
  /** Whether that is the whole content. */
  complete: boolean
}

/**
 * Reads it, and loads what its bytes need to be decoded.
 * @param encoding the one that was chosen
 * @throws LabError `bad-file` where the file cannot be read, `cancelled`
 */
export async function readBeginning(
  path: string,
  name: string,
  shouldStop?: () => boolean,
  encoding?: Encoding,
): Promise<Beginning> {
  checkStopped(shouldStop)
  const file = await openFile(path, name)
  const magic = Buffer.alloc(3)
  let bytes: number
  try {
    bytes = (await file.stat()).size
    await file.read(magic, 0, magic.length, 0)
  } finally {
    await file.close()
  }
  const gzip = isGzip(magic)
  const parts: Buffer[] = []
  let length = 0
  for await (const piece of createFileBytes({ path, name, gzip, shouldStop }).pieces()) {
    parts.push(Buffer.from(piece))
    length += piece.length
    if (length > pieceBytes) break
  }
  const complete = length <= pieceBytes
  const content = Buffer.concat(parts).subarray(0, pieceBytes)
  const isPlain = isUtf8(complete ? content : content.subarray(0, completeLength(content)))
  if (!isPlain || (encoding !== undefined && isPageOfDos(encoding))) await loadEncodingLibraries()
  return { bytes, gzip, content, complete }
}
