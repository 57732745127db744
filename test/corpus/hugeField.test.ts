import { closeSync, openSync, writeSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ImportTools } from '../../electron/workers/import/importFile'
import { outcomeOf, take } from '../electron/workers/import/blocks/importing'
import { temporaryFolder } from '../electron/workers/temporary'

const folder = temporaryFolder()
const million = 1_000_000

/** The header, a row, then a cell of that many bytes that opens with `first`. */
function writeHuge(name: string, bytes: number, first: string, fill: string): string {
  const path = folder.path(name)
  const file = openSync(path, 'w')
  writeSync(file, `a,b\n1,2\n3,${first}`)
  const piece = Buffer.from(fill.repeat(million / fill.length))
  for (let written = 0; written < bytes; written += piece.length) writeSync(file, piece)
  closeSync(file)
  return path
}

/** The refusal, and by how many bytes the process grew meanwhile at most. */
async function refusalOf(path: string, tools: Partial<ImportTools>): Promise<{ outcome: unknown; growth: number }> {
  const before = process.memoryUsage().rss
  let most = before
  const look = (): void => {
    most = Math.max(most, process.memoryUsage().rss)
  }
  const timer = setInterval(look, 10)
  const outcome = await outcomeOf(take(path, { name: 'huge.csv', threads: 2 }, { ...tools, onProgress: look }))
  clearInterval(timer)
  look()
  return { outcome, growth: most - before }
}

const again = 'Add or double the missing quote, then open the file again.'
const tooLong = `huge.csv, line 3: the row does not end within 16 million characters. ${again}`

describe('a field of 100 MB', () => {
  for (const [way, tools] of [
    ['as text', { asText: true }],
    ['in blocks', {}],
  ] as const) {
    it(`without a closing quote ends in a message naming its line, read ${way}`, async () => {
      const { outcome, growth } = await refusalOf(writeHuge('open', 100 * million, '"', 'x, y\n'), tools)
      expect(outcome).toEqual({ problem: tooLong })
      expect(growth).toBeLessThan(300 * million)
    })

    it(`without a line end does too, read ${way}`, async () => {
      const { outcome, growth } = await refusalOf(writeHuge('long', 100 * million, '', 'xyz '), tools)
      expect(outcome).toEqual({ problem: tooLong })
      expect(growth).toBeLessThan(300 * million)
    })
  }

  it('that ends within 16 million characters is refused by name and line', async () => {
    const { outcome } = await refusalOf(writeHuge('cell', 2 * million, '', 'xyz '), {})
    const message =
      'huge.csv, line 3: the cell in b is longer than 1,000,000 characters. Shorten it or check for a missing quote, then open the file again.'
    expect(outcome).toEqual({ problem: message })
  })

  it('is none: a million characters are taken, quoted or not', async () => {
    for (const text of ['y'.repeat(million), `"${'é\n'.repeat(million / 2)}"`]) {
      const path = folder.write('longest', `a,b\n1,${text}\n2,x\n`)
      for (const asText of [true, false]) {
        const { table } = await take(path, {}, { asText })
        expect(table?.columns[1]).toMatchObject({ type: 'text', levels: [text.replaceAll('"', ''), 'x'] })
      }
    }
  })

  it('whose quote opens in the last of a million cells is named by that line', async () => {
    const path = folder.path('late')
    const file = openSync(path, 'w')
    writeSync(file, 'a,b\n')
    for (let written = 0; written < 500; written++) writeSync(file, '1,2\n'.repeat(1000))
    writeSync(file, '5,"6\n7,8\n')
    closeSync(file)
    const message = `huge.csv, line 500002: a quote opens in this row and is never closed. ${again}`
    expect((await refusalOf(path, {})).outcome).toEqual({ problem: message })
  })
})
