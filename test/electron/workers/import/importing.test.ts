import { describe, expect, it } from 'vitest'
import type { ImportMessage, ImportRequest } from '../../../../electron/workers/import/importMessages'
import { cancelFlag, runEntry } from '../entries'
import { temporaryFolder } from '../temporary'

const folder = temporaryFolder()
const run = (content: string, cancel: 0 | 1 = 0) => {
  const workerData: ImportRequest = {
    ...{ path: folder.write('f.csv', content), name: 'f.csv', reading: {}, folder: null },
    ...{ memory: 1e9, threads: 2, cancel: cancelFlag(cancel) },
  }
  return runEntry<ImportMessage>(() => import('../../../../electron/workers/import/importing'), workerData)
}

describe('the importing worker', () => {
  it('posts progress and the table', async () => {
    const messages = await run('a,b\n1,x\n2,y\n')
    expect(messages[0]).toEqual({ kind: 'progress', bytes: 12, total: 12, rows: 2 })
    expect(messages.at(-1)).toMatchObject({
      ...{ kind: 'done', rows: 2, table: { rows: 2 }, layout: null },
      ...{ reading: { delimiter: ',' }, suggestedTarget: 'b' },
    })
  })

  it('posts what is wrong with the file', async () => {
    expect(await run('')).toEqual([
      {
        kind: 'failed',
        problem: { code: 'bad-file', message: 'f.csv is empty. Choose a file with a header and rows.' },
      },
    ])
  })

  it('stops when its flag is set', async () => {
    expect((await run('a\n1\n', 1)).at(-1)).toMatchObject({ kind: 'failed', problem: { code: 'cancelled' } })
  })
})
