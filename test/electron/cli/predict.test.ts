import { once } from 'node:events'
import { type WriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { type ScoreWarning, scoreWarning } from '@shared/contract/scoreWarning'
import { limits } from '@shared/spec/limits'
import { predictCommand } from '../../../electron/cli/predict'
import type { Session } from '../../../electron/cli/session'

let session: Session
vi.mock('../../../electron/cli/session', () => ({
  withLab: (work: (session: Session) => Promise<void>) => work(session),
}))

let sink: WriteStream
vi.mock('node:fs', async (load) => {
  const fs = await load<typeof import('node:fs')>()
  return { ...fs, createWriteStream: (path: string) => (sink = fs.createWriteStream(path)) }
})

let folder: string
let said: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'predict-'))
  said = []
  vi.spyOn(console, 'error').mockImplementation((text: string) => void said.push(text))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  vi.restoreAllMocks()
})

interface Scored {
  csv: Uint8Array
  rows: number
  unscored?: number
  warnings?: ScoreWarning[]
  remedies?: { label: string; changes: object }[]
}

/** A lab whose scored file is this; `asked` has the calls, `interrupt` is a Ctrl+C. */
function lab({ csv, rows, unscored = 0, warnings = [], remedies = [] }: Scored) {
  const asked: { name: string; args: Record<string, unknown> }[] = []
  const cancelled: unknown[] = []
  let interrupt = () => {}
  const answers: Record<string, (args: { offset: number; length: number }) => unknown> = {
    'models.open': () => ({ id: 'model-1' }),
    'models.score': () => ({ artifact: 'scored-1', bytes: csv.length, rows, unscored, warnings, remedies }),
    'files.readArtifact': ({ offset, length }) => csv.subarray(offset, offset + length),
  }
  const given = {
    lab: { api: { 'operations.cancel': async (args: unknown) => void cancelled.push(args) } },
    onInterrupt: (cancel: () => void) => (interrupt = cancel),
    call: async (name: string, args: { offset: number; length: number }) => {
      asked.push({ name, args: { ...args } })
      return answers[name]?.(args)
    },
  }
  session = given as unknown as Session
  return { asked, cancelled, interrupt: () => interrupt(), answers }
}
const predict = (...words: string[]) =>
  predictCommand()
    .exitOverride()
    .parseAsync(['model.json', 'rows.csv', ...words], { from: 'user' })
const textBytes = (text: string) => new TextEncoder().encode(text)

const warning = scoreWarning('unseen-level', '1 cell in b with a level that no training row has (x).', 'b', [1])

describe('logit-lab predict', () => {
  it('writes the scored rows to standard output, and what is to be told beside them', async () => {
    const written: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((...args: unknown[]) => {
      written.push(new TextDecoder().decode(args[0] as Uint8Array))
      ;(args.at(-1) as () => void)()
      return true
    })
    const remedies = [{ label: 'Leave it out', changes: { leaveOutRows: ['In all'] } }]
    const { asked } = lab({ csv: textBytes('a,p\n1,0.5\n'), rows: 1, warnings: [warning], remedies })
    await predict()
    expect(written.join('')).toBe('a,p\n1,0.5\n')
    expect(said).toEqual([warning.message, "  Leave it out: --leave-out-rows 'In all'", '1 of 1 row scored'])
    expect(asked.slice(0, 2)).toEqual([
      { name: 'models.open', args: { source: { kind: 'path', path: 'model.json' } } },
      {
        name: 'models.score',
        args: { operation: 'score', model: 'model-1', source: { kind: 'path', path: 'rows.csv' }, reading: {} },
      },
    ])
  })

  it('writes a file of any size piece by piece, whole when it ends', async () => {
    const csv = new Uint8Array(limits.uploadChunkBytes * 2 + 5).map((_, index) => index % 251)
    const { asked } = lab({ csv, rows: 3, unscored: 1 })
    const out = join(folder, 'scored.csv')
    await predict('--out', out)
    expect(readFileSync(out).equals(csv)).toBe(true)
    expect(asked.filter(({ name }) => name === 'files.readArtifact').map(({ args }) => args['offset'])).toEqual([
      ...[0, limits.uploadChunkBytes, 2 * limits.uploadChunkBytes],
    ])
    expect(said).toEqual([`2 of 3 rows scored to ${out}, 1 left empty`])
  })

  it('prints counts and warnings as one object where the rows go to a file, and refuses to where they do not', async () => {
    const { asked } = lab({ csv: textBytes('a,p\n1,0.5\n'), rows: 1, warnings: [warning] })
    await expect(predict('--json')).rejects.toThrow('--out')
    expect(asked).toEqual([])
    const written: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
    await predict('--json', '--out', join(folder, 'scored.csv'))
    expect(JSON.parse(written.join(''))).toEqual({ rows: 1, unscored: 0, warnings: [warning], remedies: [] })
    expect(said[0]).toBe(warning.message)
  })

  it('refuses to overwrite what it reads, before any work', async () => {
    const { asked } = lab({ csv: textBytes('a\n'), rows: 1 })
    const rows = join(folder, 'rows.csv')
    writeFileSync(rows, 'a\n1\n')
    const command = predictCommand().exitOverride()
    await expect(command.parseAsync(['model.json', rows, '--out', rows], { from: 'user' })).rejects.toThrow(
      '--out names the input file',
    )
    expect(asked).toEqual([])
  })

  it('says where the scored rows cannot be written', async () => {
    lab({ csv: textBytes('a\n'), rows: 1 })
    await expect(predict('--out', folder)).rejects.toThrow(`The scored rows cannot be written to ${folder}: EISDIR`)
    expect(said).toEqual([])
  })

  it('fails as the lab does where a piece cannot be read, whatever else is wrong', async () => {
    const { answers } = lab({ csv: textBytes('a\n'), rows: 1 })
    // A folder takes no rows: that it broke before is no failure of its own, which nobody would catch.
    answers['files.readArtifact'] = async () => {
      await once(sink, 'error')
      throw new LabError('cancelled', 'Cancelled.')
    }
    await expect(predict('--out', folder)).rejects.toThrow('Cancelled.')
    expect(said).toEqual([])
  })

  it('cancels the scoring when it is interrupted', async () => {
    const { answers, cancelled, interrupt } = lab({ csv: textBytes('a\n'), rows: 1 })
    const scored = answers['models.score']
    answers['models.score'] = (args) => {
      interrupt()
      return scored?.(args)
    }
    await predict('--out', join(folder, 'scored.csv'))
    expect(cancelled).toEqual([{ operation: 'score' }])
  })
})
