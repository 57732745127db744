import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'

/** sqlite.org/fileformat2.html#walformat: of the log's head, and of the head of each frame. */
const headBytes = 32
const frameHeadBytes = 24
const magic = 0x377f0682

/**
 * Whether every frame of a write-ahead log is what was written. SQLite itself takes a log up to its first frame that does not check, and
 * says nothing of the rest. Frames behind the last one of a log that began anew are of the log before, and fine.
 */
export function isLogSound(path: string): boolean {
  if (!existsSync(path)) return true
  const file = openSync(path, 'r')
  try {
    return areFramesSound(file, fstatSync(file).size)
  } finally {
    closeSync(file)
  }
}

function areFramesSound(file: number, size: number): boolean {
  if (size === 0) return true
  const head = bytesAt(file, 0, headBytes)
  if (head.byteLength < headBytes) return false
  const word = head.getUint32(0)
  const pageBytes = head.getUint32(8)
  // The lowest bit says whose order of bytes the sums are in.
  const little = word === magic
  const sums = addSums({ first: 0, second: 0 }, head, 24, little)
  const isHead = (little || word === magic + 1) && pageBytes >= 512 && pageBytes <= 65_536
  if (!isHead || sums.first !== head.getUint32(24) || sums.second !== head.getUint32(28)) return false
  const salts = [head.getUint32(16), head.getUint32(20)] as const
  let over = false
  for (let at = headBytes; at < size; at += frameHeadBytes + pageBytes) {
    const frame = bytesAt(file, at, frameHeadBytes + pageBytes)
    if (frame.byteLength < frameHeadBytes) return over
    const same = [frame.getUint32(8) === salts[0], frame.getUint32(12) === salts[1]].filter(Boolean).length
    // Salts of a log before differ in both; a frame of this one behind those is behind a gap.
    if (same === 1 || (same === 2 && over)) return false
    over ||= same === 0
    if (over) continue
    if (frame.byteLength < frameHeadBytes + pageBytes) return false
    addSums(sums, frame, 8, little)
    addSums(sums, new DataView(frame.buffer, frame.byteOffset + frameHeadBytes, pageBytes), pageBytes, little)
    if (sums.first !== frame.getUint32(16) || sums.second !== frame.getUint32(20)) return false
  }
  return true
}

interface Sums {
  first: number
  second: number
}

/** Takes the first `length` bytes, two words at a time, into the running sums; changes and answers them. */
function addSums(sums: Sums, bytes: DataView, length: number, little: boolean): Sums {
  for (let at = 0; at < length; at += 8) {
    sums.first = (sums.first + bytes.getUint32(at, little) + sums.second) >>> 0
    sums.second = (sums.second + bytes.getUint32(at + 4, little) + sums.first) >>> 0
  }
  return sums
}

/** Fewer bytes where the file ends. */
function bytesAt(file: number, offset: number, length: number): DataView {
  const bytes = new Uint8Array(length)
  let done = 0
  for (let count = -1; count !== 0 && done < length; done += count) {
    count = readSync(file, bytes, done, length - done, offset + done)
  }
  return new DataView(bytes.buffer, 0, done)
}
