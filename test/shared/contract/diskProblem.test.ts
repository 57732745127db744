import { describe, expect, it } from 'vitest'
import { diskFaultOf, diskProblem } from '@shared/contract/diskProblem'
import { problemOf } from '@shared/contract/labError'

const ofSystem = (code: string, syscall = 'write') => Object.assign(new Error(`${code}: …`), { code, syscall })
const ofStore = (errcode: number) => Object.assign(new Error('…'), { code: 'ERR_SQLITE_ERROR', errcode })

describe("a disk's fault", () => {
  it.each([
    ['ENOSPC', 'full'],
    ['EFBIG', 'too-large'],
    ['EACCES', 'refused'],
    ['EROFS', 'refused'],
    ['EIO', 'failed'],
    ['ENOENT', 'gone'],
    ['EMFILE', 'too-many'],
  ])('is known by the code of the system: %s', (code, fault) => {
    expect(diskFaultOf(ofSystem(code))).toBe(fault)
  })

  it.each([
    [13, 'full'],
    [10, 'failed'],
    // Extended codes: IOERR_WRITE, IOERR_FSYNC, READONLY_DBMOVED.
    [778, 'failed'],
    [1034, 'failed'],
    [1032, 'refused'],
    [8, 'refused'],
    [14, 'refused'],
    [11, 'damaged'],
    [26, 'damaged'],
  ])('is known by the code of SQLite: %i', (code, fault) => {
    expect(diskFaultOf(ofStore(code))).toBe(fault)
  })

  it('is none of a busy store, of a statement, of a socket, or of anything else', () => {
    const others = [
      ofStore(5),
      ofStore(1),
      ofSystem('EACCES', 'listen'),
      ofSystem('EADDRINUSE', 'listen'),
      new Error('x'),
      null,
      'ENOSPC',
    ]
    expect(others.map(diskFaultOf)).toEqual(others.map(() => null))
  })

  it('crosses every door as a sentence that says what to do, without a code of the system or a path', () => {
    for (const error of [ofSystem('ENOSPC'), ofSystem('EIO'), ofStore(13), ofStore(778)]) {
      const problem = problemOf(error)
      expect(problem.code).toBe('disk')
      expect(problem.message).not.toMatch(/E[A-Z]{3}|SQLITE|inside Logit Lab/)
    }
    expect(problemOf(ofStore(11)).code).toBe('damaged')
    expect(diskProblem('full', 'the workspace /w').message).toBe(
      'The disk of the workspace /w is full. Free some space, then try again.',
    )
  })
})
