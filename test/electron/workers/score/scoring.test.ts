import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writeModelFile } from '@shared/exports/modelFile'
import type { ScoreMessage } from '../../../../electron/workers/score/scoreMessages'
import { preparationSpec, tableOf } from '../../../shared/data/exampleTables'
import { exampleModel } from '../../../shared/exports/exampleModel'
import { cancelFlag, runEntry } from '../entries'
import { temporaryFolder } from '../temporary'

const folder = temporaryFolder()
const modelText = writeModelFile(exampleModel(tableOf('a,y', '1,n', '2,p'), preparationSpec()).model)
const run = (content: string, cancel: 0 | 1 = 0) => {
  const path = folder.write('f.csv', content)
  const workerData = { modelText, path, name: 'f.csv', outPath: folder.path('out.csv'), cancel: cancelFlag(cancel) }
  return runEntry<ScoreMessage>(() => import('../../../../electron/workers/score/scoring'), workerData)
}

describe('the scoring worker', () => {
  it('posts progress and a summary of what it wrote', async () => {
    const messages = await run('a\n1\n2\n')
    const written = readFileSync(folder.path('out.csv'), 'utf8').split('\r\n')
    expect(messages[0]).toMatchObject({ kind: 'progress', rows: 2 })
    expect(messages.at(-1)).toMatchObject({
      kind: 'done',
      rows: 2,
      header: written[0]!.split(','),
      preview: [written[1]!.split(','), written[2]!.split(',')],
    })
  })

  it('posts what is wrong, and stops when its flag is set', async () => {
    expect((await run('b\n1\n')).at(-1)).toMatchObject({ kind: 'failed', problem: { code: 'bad-file' } })
    expect((await run('a\n1\n', 1)).at(-1)).toMatchObject({ kind: 'failed', problem: { code: 'cancelled' } })
  })
})
