/** What a system says when a disk does not do what it is asked; `gone` is a file or folder that was there. */
export type DiskFault = 'full' | 'too-large' | 'refused' | 'failed' | 'gone' | 'too-many' | 'damaged'

const faultOfCode: Readonly<Record<string, DiskFault>> = {
  ...{ ENOSPC: 'full', EDQUOT: 'full', EFBIG: 'too-large', EIO: 'failed', EMFILE: 'too-many', ENFILE: 'too-many' },
  ...{ EACCES: 'refused', EPERM: 'refused', EROFS: 'refused' },
  ...{ ENOENT: 'gone', ENOTDIR: 'gone', ENODEV: 'gone', ENXIO: 'gone', ESTALE: 'gone' },
}

/** Primary result codes of SQLite (sqlite.org/rescode.html); the bits above say more of the same. */
const faultOfResult: Readonly<Record<number, DiskFault>> = {
  ...{ 3: 'refused', 8: 'refused', 10: 'failed', 11: 'damaged', 13: 'full', 14: 'refused', 26: 'damaged' },
}

/** Calls of the file system; a socket's refusal is none of a disk's. */
const diskCalls: ReadonlySet<string> = new Set(
  'open read write close fsync fdatasync ftruncate rename mkdir mkdtemp rmdir rm unlink stat lstat fstat scandir copyfile access'.split(
    ' ',
  ),
)

export interface DiskProblem {
  code: 'disk' | 'damaged'
  message: string
}

/** What a disk's fault is, by the system's or SQLite's own number; null for every other error. */
export function diskFaultOf(error: unknown): DiskFault | null {
  if (typeof error !== 'object' || error === null) return null
  const { code, errcode, syscall } = error as { code?: unknown; errcode?: unknown; syscall?: unknown }
  if (typeof errcode === 'number') return faultOfResult[errcode & 0xff] ?? null
  if (typeof code !== 'string' || (typeof syscall === 'string' && !diskCalls.has(syscall))) return null
  return faultOfCode[code] ?? null
}

/**
 * What a person reads of a disk's fault. The one place where the system's codes become sentences.
 * @param where "the workspace /home/me/work"; unless told it is left open
 */
export function diskProblem(fault: DiskFault, where?: string): DiskProblem {
  const disk = where === undefined ? 'The disk' : `The disk of ${where}`
  const place = where ?? 'a folder of Logit Lab'
  switch (fault) {
    case 'full':
      return { code: 'disk', message: `${disk} is full. Free some space, then try again.` }
    case 'too-large':
      return { code: 'disk', message: `${disk} takes no file of this size. Choose another disk, then try again.` }
    case 'refused':
      return { code: 'disk', message: `The system does not let Logit Lab write to ${place}. Check its permissions.` }
    case 'failed':
      return { code: 'disk', message: `${disk} failed to read or write. Check the disk, then try again.` }
    case 'gone':
      return { code: 'disk', message: `A file that was in ${place} is gone. Check whether the disk is still there.` }
    case 'too-many':
      return { code: 'disk', message: 'This computer has too many files open. Close other programs, then try again.' }
    case 'damaged':
      return {
        code: 'damaged',
        message: `The store lab.sqlite of ${where ?? 'the workspace'} is damaged. Close Logit Lab and open it again: it is checked then.`,
      }
  }
}
