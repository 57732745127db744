import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLab } from './labBench'

let workspace: string
let columns: string
beforeEach(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'columns-'))
  const { call, lab } = await openLab(workspace, 1)
  await call('settings.save', { theme: 'dark' })
  await lab.close()
  columns = join(workspace, 'datasets', `${'ab'.repeat(32)}.columns`)
  writeFileSync(columns, 'columns')
})
afterEach(() => rmSync(workspace, { recursive: true }))

/** What is told when the workspace is opened. */
async function remarks(): Promise<string[]> {
  const { call, lab } = await openLab(workspace, 1)
  const told = await call('app.remarks', {})
  await lab.close()
  return told
}

describe('columns of an import that was killed before its dataset was stored', () => {
  it('go when the workspace is opened', async () => {
    expect(await remarks()).toEqual([])
    expect(existsSync(columns)).toBe(false)
  })

  it('stay where something in the store is damaged: they may be all there is of a dataset', async () => {
    const sql = new DatabaseSync(join(workspace, 'lab.sqlite'))
    sql.exec('UPDATE setting SET value = \'"light"\'')
    sql.close()
    expect(await remarks()).toEqual([expect.stringMatching(/^1 setting in lab\.sqlite is damaged/)])
    expect(existsSync(columns)).toBe(true)
  })

  it('stay where the store is a backup that was opened', async () => {
    rmSync(join(workspace, 'lab.sqlite'))
    expect(await remarks()).toEqual([expect.stringMatching(/the backup of .* was opened/)])
    expect(existsSync(columns)).toBe(true)
  })
})
