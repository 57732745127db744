import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readBuiltFiles } from '../../../electron/serve/builtFiles'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'logit-lab-built-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('lists what was built under its URL path, the page under / too, and no other files', async () => {
  await mkdir(join(folder, 'assets'))
  for (const name of ['index.html', 'assets/a.css', 'assets/a.js', 'assets/a.js.map', 'assets/a.ts', '.env']) {
    await writeFile(join(folder, name), name)
  }
  const files = await readBuiltFiles(folder)
  expect([...files.keys()].sort()).toEqual(['/', '/assets/a.css', '/assets/a.js', '/index.html'])
  expect(files.get('/')).toBe(files.get('/index.html'))
  expect(files.get('/assets/a.css')).toEqual({
    bytes: new TextEncoder().encode('assets/a.css'),
    type: 'text/css; charset=utf-8',
    cacheControl: 'private, max-age=31536000, immutable',
  })
})

it('says what to do where nothing was built', async () => {
  await expect(readBuiltFiles(folder)).rejects.toThrow('Run "npm run build".')
})
