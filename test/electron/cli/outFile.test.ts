import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openOutFile } from '../../../electron/cli/outFile'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'out-file-'))))
afterEach(() => rmSync(folder, { recursive: true }))

async function written(path: string, text: string) {
  const file = await openOutFile(path)
  file.sink.end(text)
  await finished(file.sink)
  return file
}
const path = () => join(folder, 'model.json')

it('is in its place once it is whole, and until then what was there is', async () => {
  writeFileSync(path(), 'old')
  const file = await written(path(), 'new')
  expect(readFileSync(path(), 'utf8')).toBe('old')
  await file.commit()
  expect([readFileSync(path(), 'utf8'), readdirSync(folder)]).toEqual(['new', ['model.json']])
})

it('leaves nothing behind where it is abandoned', async () => {
  writeFileSync(path(), 'old')
  await (await written(path(), 'half')).abandon()
  expect([readFileSync(path(), 'utf8'), readdirSync(folder)]).toEqual(['old', ['model.json']])
})

it('keeps the mode of the file that it replaces, and a link to it', async () => {
  writeFileSync(path(), 'old')
  chmodSync(path(), 0o640)
  const link = join(folder, 'link.json')
  symlinkSync(path(), link)
  await (await written(link, 'new')).commit()
  expect([readFileSync(path(), 'utf8'), statSync(path()).mode & 0o777]).toEqual(['new', 0o640])
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
})

it('is written straight where it is a device', async () => {
  await (await written('/dev/null', 'gone')).commit()
  expect(statSync('/dev/null').isFile()).toBe(false)
})
