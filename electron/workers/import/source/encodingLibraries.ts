import type { analyse } from 'chardet'
import type { getDecoder } from 'iconv-lite'

/** What detects encodings, and what decodes those that the platform does not. */
interface EncodingLibraries {
  analyse: typeof analyse
  getDecoder: typeof getDecoder
}

let loaded: EncodingLibraries | null = null

/** Loads them once, some 15 ms: awaited wherever bytes are not UTF-8, and before anything is decoded by a page of DOS. */
export async function loadEncodingLibraries(): Promise<void> {
  if (loaded !== null) return
  const [chardet, iconv] = await Promise.all([import('chardet'), import('iconv-lite')])
  loaded = { analyse: chardet.analyse, getDecoder: iconv.default.getDecoder }
}

/** @throws Error where nobody has loaded them */
export function encodingLibraries(): EncodingLibraries {
  if (loaded === null) throw new Error('The libraries of encodings are not loaded.')
  return loaded
}
