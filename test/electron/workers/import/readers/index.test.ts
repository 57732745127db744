import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readerOf, tableReaders } from '../../../../../electron/workers/import/readers'
import { textReader } from '../../../../../electron/workers/import/readers/textReader'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'readers-'))))
afterEach(() => rmSync(folder, { recursive: true }))

it('asks the readers in their order by the first bytes of the file, and has text for what no other takes', async () => {
  const seen: number[] = []
  const other = {
    ...textReader,
    recognise: (first: Uint8Array) => {
      seen.push(first.length)
      return first[0] === 0x50 && first[1] === 0x4b
    },
  }
  const [zip, text] = [join(folder, 'a.xlsx'), join(folder, 'b.csv')]
  writeFileSync(zip, 'PK\u0003\u0004')
  writeFileSync(text, 'a,b\n'.repeat(3000))
  expect(await readerOf(zip, [other, textReader])).toBe(other)
  expect(await readerOf(text, [other, textReader])).toBe(textReader)
  expect(seen).toEqual([4, 4096])
  expect(tableReaders.at(-1)).toBe(textReader)
})

it('leaves a file that cannot be read to the reader of text, which says why', async () => {
  const reader = await readerOf(join(folder, 'gone.csv'))
  await expect(reader.preview({ path: join(folder, 'gone.csv'), name: 'gone.csv', reading: {} })).rejects.toMatchObject(
    { code: 'bad-file' },
  )
})
