import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { limits } from '@shared/spec/limits'
import { copyArtifact } from '../../../electron/cli/copyArtifact'
import type { Session } from '../../../electron/cli/session'

/** A lab that has one artifact. */
function callOn(whole: Uint8Array): { call: Session['call']; asked: unknown[] } {
  const asked: unknown[] = []
  const call = (async (name: string, args: { offset: number; length: number }) => {
    asked.push([name, args])
    return whole.slice(args.offset, args.offset + args.length)
  }) as unknown as Session['call']
  return { call, asked }
}

it('copies an artifact in pieces and ends the stream', async () => {
  const whole = Uint8Array.from({ length: limits.uploadChunkBytes + 3 }, (_, index) => index % 251)
  const { call, asked } = callOn(whole)
  const pieces: Uint8Array[] = []
  const sink = new Writable({ write: (piece: Uint8Array, _, done) => (pieces.push(piece), done()) })
  await copyArtifact(call, { artifact: 'a', bytes: whole.length }, sink)
  expect(sink.writableFinished).toBe(true)
  expect(Buffer.compare(Buffer.concat(pieces), whole)).toBe(0)
  const length = limits.uploadChunkBytes
  expect(asked).toEqual([
    ['files.readArtifact', { artifact: 'a', offset: 0, length }],
    ['files.readArtifact', { artifact: 'a', offset: length, length }],
  ])
})

it('rejects with what the stream says', async () => {
  const sink = new Writable({ write: (_, __, done) => done(new Error('full')) })
  const { call } = callOn(new Uint8Array(5))
  await expect(copyArtifact(call, { artifact: 'a', bytes: 5 }, sink)).rejects.toThrow('full')
})
