import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createGrantedPaths } from '../../../electron/main/grantedPaths'

it('a page that has files granted without end: the oldest are forgotten, one granted anew is kept', async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'logit-lab-grants-')))
  const paths = Array.from({ length: 1001 }, (_, index) => join(folder, `${index}.csv`))
  const granted = createGrantedPaths()
  for (const path of paths) await writeFile(path, '')
  for (const path of paths.slice(0, 1000)) await granted.grant(path)
  await granted.grant(paths[0])
  await granted.grant(paths[1000])
  expect(paths.filter((path) => !granted.allows(path))).toEqual([paths[1]])
  await rm(folder, { recursive: true })
})
