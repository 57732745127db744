import { describe, expect, it } from 'vitest'
import { type Reading, defaultReading } from '@shared/spec/reading'
import { createBlockTask } from '../../../../../electron/workers/import/blocks/blockTask'
import type { ColumnOrder } from '../../../../../electron/workers/import/readingMessages'
import { cancelFlag } from '../../entries'
import { temporaryFolder } from '../../temporary'

const folder = temporaryFolder()

function read(content: string | Uint8Array, columns: ColumnOrder[], changes: Partial<Reading> = {}) {
  const path = folder.write('f.csv', content)
  const reading = { ...defaultReading, ...changes }
  const task = createBlockTask({ path, name: 'f.csv', reading, header: null, columns, cancel: cancelFlag(0) })
  try {
    return task.read(0, content.length)
  } finally {
    task.close()
  }
}
const textsOf = (block: ReturnType<typeof read>) => block?.chunks.map((chunk) => chunk && chunk.data.texts)

describe('createBlockTask', () => {
  it('reads the columns that are wanted, by bytes or by the parser', () => {
    const plain = read('1,a,x\n2,b,y\n', ['texts', 'nothing', 'cells'])
    const unusual = read('1,a,x\n2,b,"y" \n', ['texts', 'nothing', 'cells'])
    for (const block of [plain, unusual]) {
      expect(block).toMatchObject({ rows: 2, lines: 2, openBlanks: 0 })
      expect(textsOf(block)).toEqual([['1', '2'], null, ['x', 'y']])
    }
    expect(read('1,2\n3\n', ['cells', 'cells'])).toBeNull()
  })

  it('decodes windows-1252 as the Encoding Standard has it', () => {
    const bytes = Uint8Array.of(0x80, 0x2c, 0x81, 0x9f, 0xe4, 0x0a)
    const block = read(bytes, ['cells', 'cells'], { encoding: 'windows-1252' })
    expect(textsOf(block)).toEqual([['\u20ac'], ['\u0081\u0178\u00e4']])
  })

  it('keeps nothing of the first attempt where the parser has to read', () => {
    const lines = Array.from({ length: 300 }, (_, row) => `${row}.5,t`).join('\n')
    const block = read(`${lines}\n1.5,a"b\n`, ['cells', 'cells'])
    expect(block).toMatchObject({ rows: 301, strays: { count: 1, rows: [300] } })
    expect(block!.chunks.map((chunk) => chunk!.summary.rows)).toEqual([301, 301])
  })
})
