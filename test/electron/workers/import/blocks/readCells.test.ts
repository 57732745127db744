import { describe, expect, it } from 'vitest'
import type { ReadingChoices } from '@shared/spec/reading'
import type { ChunkStore } from '../../../../../electron/workers/import/blocks/chunkStore'
import { readCells } from '../../../../../electron/workers/import/blocks/readCells'
import { createReadingCrew } from '../../../../../electron/workers/import/blocks/readingCrew'
import { inspectFile } from '../../../../../electron/workers/import/source/inspectFile'
import { cancelFlag } from '../../entries'
import { temporaryFolder } from '../../temporary'
import { startReadingHere } from './importing'

const folder = temporaryFolder()
const million = 1 << 20

async function read(content: string | Uint8Array, reading: ReadingChoices = {}, asText = false) {
  const path = folder.write('f.csv', content)
  const stores: ChunkStore[] = []
  const { result, store } = await readCells({
    ...{ file: await inspectFile({ path, name: 'f.csv', reading }), order: () => 'cells', stores },
    ...{ request: { memory: 1e9, cancel: cancelFlag(0) }, tools: { asText } },
    ...{ crew: createReadingCrew(startReadingHere, 0), shouldStop: () => false, temporary: () => null },
  })
  expect(stores).toEqual([store])
  return { result, rows: store.summaries(0).map(({ rows }) => rows) }
}

describe('readCells', () => {
  it('reads again by the encoding that the end of a file shows, names of columns too', async () => {
    const rows = 'x,1\n'.repeat(million / 4)
    const latin = Buffer.concat([Buffer.from(`Gr\u00f6\u00dfe,b\n${rows}`), Buffer.from('M\u00fcller,1\n', 'latin1')])
    const { result } = await read(latin)
    expect(result).toMatchObject({ encoding: 'windows-1252', rows: million / 4 + 1 })
    expect(result.file.header).toEqual(['Gr\u00c3\u00b6\u00c3\u0178e', 'b'])
    expect(await read(latin, {}, true)).toMatchObject({ result })
  })

  it('counts what an encoding that was chosen cannot read', async () => {
    const { result } = await read(Buffer.from('a,b\n\u00e4,1\n', 'latin1'), { encoding: 'utf-8' })
    expect(result.warnings).toMatchObject([{ code: 'replacement-character', count: 1 }])
  })

  it('leaves no cells of an attempt that was given up', async () => {
    expect(await read(`a,b\n${'1,2\n'.repeat(100)}3,"x" \n`)).toMatchObject({ rows: [101] })
    await expect(read(`a,b\n${'1,2\n'.repeat(100)}3\n`)).rejects.toThrow(
      'f.csv, line 102: 1 field where the header has 2',
    )
  })
})
