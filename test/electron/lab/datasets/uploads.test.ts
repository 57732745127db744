import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { problemOf } from '@shared/contract/labError'
import { createUploads } from '../../../../electron/lab/datasets/uploads'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uploads-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const bytes = (text: string) => new TextEncoder().encode(text)

describe('uploads', () => {
  it('puts the pieces together in the order in which they were sent', async () => {
    const uploads = createUploads(join(folder, 'in'))
    const id = uploads.begin('a.csv', 6)
    await Promise.all([
      uploads.append(id, bytes('ab')),
      uploads.append(id, bytes('cd')),
      uploads.append(id, bytes('ef')),
    ])
    const file = await uploads.resolve({ kind: 'upload', upload: id })
    expect(readFileSync(file.path, 'utf8')).toBe('abcdef')
    expect(file.name).toBe('a.csv')
    await file.release()
    expect(existsSync(file.path)).toBe(false)
  })

  it('keeps an empty file, so that the importer can say that it is empty', async () => {
    const uploads = createUploads(join(folder, 'in'))
    const file = await uploads.resolve({ kind: 'upload', upload: uploads.begin('empty.csv', 0) })
    expect(readFileSync(file.path, 'utf8')).toBe('')
  })

  it('never lets a name point anywhere', async () => {
    const uploads = createUploads(join(folder, 'in'))
    const file = await uploads.resolve({ kind: 'upload', upload: uploads.begin('../../..\\evil.csv', 0) })
    expect(file.name).toBe('evil.csv')
    expect(file.path.startsWith(join(folder, 'in'))).toBe(true)
  })

  it('refuses more bytes than were announced, too few, and an upload that is not known', async () => {
    const uploads = createUploads(join(folder, 'in'))
    const id = uploads.begin('a.csv', 3)
    await uploads.append(id, bytes('ab'))
    expect(() => uploads.append(id, bytes('cd'))).toThrow('more bytes arrived')
    await expect(uploads.resolve({ kind: 'upload', upload: id })).rejects.toThrow('only 2 of 3 bytes arrived')
    await expect(uploads.resolve({ kind: 'upload', upload: id })).rejects.toThrow('not known any more')
  })

  it('drops an upload that nobody goes on with', async () => {
    let time = 0
    const uploads = createUploads(join(folder, 'in'), () => time)
    const left = uploads.begin('left.csv', 3)
    await uploads.append(left, bytes('a'))
    time = 9 * 60_000
    const kept = uploads.begin('kept.csv', 1)
    time = 11 * 60_000
    uploads.begin('next.csv', 1)
    expect(() => uploads.append(left, bytes('b'))).toThrow('not known any more')
    expect(existsSync(join(folder, 'in', left))).toBe(false)
    await expect(uploads.append(kept, bytes('k'))).resolves.toBeUndefined()
  })

  it('takes a path as it is, and leaves the file alone', async () => {
    const path = join(folder, 'own.csv')
    writeFileSync(path, 'x')
    const uploads = createUploads(join(folder, 'in'))
    const file = await uploads.resolve({ kind: 'path', path })
    await file.release()
    expect(existsSync(path)).toBe(true)
    await expect(uploads.resolve({ kind: 'path', path: join(folder, 'none.csv') })).rejects.toThrow(
      'none.csv: there is no such file',
    )
    await expect(uploads.resolve({ kind: 'path', path: folder })).rejects.toThrow('is not a file')
  })

  it('shows an upload without ending it, which then waits anew', async () => {
    let time = 0
    const uploads = createUploads(join(folder, 'in'), () => time)
    const source = { kind: 'upload', upload: uploads.begin('a.csv', 4) } as const
    const writing = uploads.append(source.upload, bytes('ab'))
    await expect(uploads.peek(source)).rejects.toThrow('a.csv: only 2 of 4 bytes arrived')
    await writing
    await uploads.append(source.upload, bytes('cd'))
    time = 9 * 60_000
    const shown = await uploads.peek(source)
    expect(readFileSync(shown.path, 'utf8')).toBe('abcd')
    time = 18 * 60_000
    uploads.begin('next.csv', 1)
    expect(await uploads.peek(source)).toEqual({ path: shown.path, name: 'a.csv' })
    const file = await uploads.resolve(source)
    expect([file.path, file.name]).toEqual([shown.path, 'a.csv'])
    await file.release()
    expect(existsSync(shown.path)).toBe(false)
    await expect(uploads.peek(source)).rejects.toThrow('not known any more')
  })

  it('shows a file of its own, and an empty upload', async () => {
    const path = join(folder, 'own.csv')
    writeFileSync(path, 'x')
    const uploads = createUploads(join(folder, 'in'))
    expect(await uploads.peek({ kind: 'path', path })).toEqual({ path, name: 'own.csv' })
    await expect(uploads.peek({ kind: 'path', path: folder })).rejects.toThrow('is not a file')
    const empty = await uploads.peek({ kind: 'upload', upload: uploads.begin('empty.csv', 0) })
    expect(readFileSync(empty.path, 'utf8')).toBe('')
  })

  it('refuses with a sentence where its folder is gone', async () => {
    const uploads = createUploads(join(folder, 'in'))
    const upload = uploads.begin('a.csv', 1)
    rmSync(join(folder, 'in'), { recursive: true })
    const problem = await uploads.append(upload, Uint8Array.of(1)).catch(problemOf)
    expect(problem).toMatchObject({ code: 'disk' })
    expect(JSON.stringify(problem)).not.toContain(folder)
  })
})
