import { describe, expect, it } from 'vitest'
import type { ImportWarning } from '@shared/contract/dataset'
import { describeDataset } from '../../../../electron/cli/text/output'
import { plainJson, plainText } from '../../../../electron/cli/text/plainText'
import { createProgress } from '../../../../electron/cli/text/progress'
import { exampleDataset } from '../../../support/examples'

/** Turns the text red, names the window, clears the screen; the last also as one character of ISO 6429 (C1). */
const hostile = '\u001b[31mred\u001b]0;owned\u0007\u001b[2J\u009b2J'
const spelled = '\\x1b[31mred\\x1b]0;owned\\x07\\x1b[2J\\x9b2J'

describe('text for a terminal', () => {
  it('spells out what would steer the terminal', () => {
    expect(plainText(hostile)).toBe(spelled)
    expect(plainText('\0 \b \r \x7f')).toBe('\\x00 \\x08 \\x0d \\x7f')
  })

  it('spells out marks that would show a text in another order', () => {
    expect(plainText('a\u202egpj.exe\u2069')).toBe('a\\u202egpj.exe\\u2069')
  })

  it('leaves all else as it is', () => {
    const text = 'é 日本\t1,5\n«ü» 😀 \\x1b'
    expect(plainText(text)).toBe(text)
  })

  it('is what the name of a column becomes in the table of a file, in line with the others', () => {
    const [first] = exampleDataset.columns
    const message = `${hostile} is odd`
    const warning: ImportWarning = { code: 'constant-column', column: hostile, count: 1, rows: [], message }
    const columns = [{ ...first!, name: hostile }]
    const text = describeDataset({ ...exampleDataset, name: `${hostile}.csv`, columns, warnings: [warning] })
    expect(text).toContain(`${spelled}.csv: `)
    expect(text).toContain(`warning: ${spelled} is odd`)
    const lines = text.split('\n')
    const head = lines.findIndex((line) => line.startsWith('column'))
    expect(lines[head + 1]?.indexOf(first!.type)).toBe(lines[head]?.indexOf('type'))
    expect(lines[head + 1]?.startsWith(`${spelled}  `)).toBe(true)
  })

  it('is the same value as JSON, in which nothing steers either', () => {
    const value = { name: `${hostile}\u202e`, list: ['é 日本'] }
    const text = plainJson(value)
    expect(JSON.parse(text)).toEqual(value)
    expect(text).toContain('é 日本')
    expect(text).not.toMatch(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  })

  it('is what a note of a run becomes', () => {
    const written: string[] = []
    const stream = { isTTY: false, write: (text: string) => written.push(text) > 0 }
    createProgress(stream as Parameters<typeof createProgress>[0]).note(`${hostile} was left out`)
    expect(written).toEqual([`${spelled} was left out\n`])
  })
})
