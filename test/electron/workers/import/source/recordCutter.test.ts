import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import type { Reading } from '@shared/spec/reading'
import { parseRecords } from '../../../../../electron/workers/import/source/csvRows'
import { type Batch, RecordCutter } from '../../../../../electron/workers/import/source/recordCutter'

type Dialect = Pick<Reading, 'delimiter' | 'quote' | 'quoteEscape' | 'comment'>
const commas: Dialect = { delimiter: ',', quote: '"', quoteEscape: 'doubled', comment: '' }
const cut = (pieces: string[], dialect: Partial<Dialect> = {}) => {
  const batches: Batch[] = []
  const cutter = new RecordCutter('f.csv', { ...commas, ...dialect }, (batch) => batches.push(batch))
  for (const piece of pieces) cutter.push(piece)
  cutter.finish()
  return batches
}
/** Each character on its own. */
const letters = (text: string) => Array.from({ length: text.length }, (_, index) => text.charAt(index))

describe('RecordCutter', () => {
  it('cuts at line ends outside quotes only', () => {
    const batches = cut(letters('a,b\n"x\ny",1\n"2""\n",3\n4,5'))
    expect(batches.map(({ text, line }) => [line, text])).toEqual([
      [1, 'a,b\n'],
      [2, '"x\ny",1\n'],
      [4, '"2""\n",3\n'],
      [6, '4,5\n'],
    ])
  })

  it('hands over whole records of a piece at once, and each character once', () => {
    expect(cut(['a,b\n1,2\n3,', '4\n5', ',6\n']).map(({ text }) => text)).toEqual(['a,b\n1,2\n', '3,4\n', '5,6\n'])
  })

  it('opens a quote at the beginning of a cell only', () => {
    const batches = cut(letters('5" pipe,a "b\n "c",1\n,"d\ne"\n'))
    expect(batches.map(({ text }) => text)).toEqual(['5" pipe,a "b\n', ' "c",1\n', ',"d\ne"\n'])
    expect(batches.map(({ strayQuotes }) => strayQuotes)).toEqual([[0], [0], []])
  })

  it('locates quotes within cells by the record of their batch', () => {
    const text = 'a\n1"\n2\n"3"\n4"\n5"'
    const [first, last] = cut([text])
    expect([first?.strayQuotes, last?.strayQuotes]).toEqual([[1, 4], [0]])
    expect(cut([text.slice(0, 13), text.slice(13)]).map(({ strayQuotes }) => strayQuotes)).toEqual([[1], [0], [0]])
  })

  it('knows a blank cell in quotes from a blank line', () => {
    const text = '""\n\n"a"\n" \n "\n"",\n,""\n"" \n""'
    const blanks = (pieces: string[]) => {
      const found: number[] = []
      let records = 0
      const cutter = new RecordCutter('f.csv', commas, ({ text: whole, quotedBlanks }) => {
        for (const record of quotedBlanks) found.push(records + record)
        records += parseRecords(whole, commas).length
      })
      for (const piece of pieces) cutter.push(piece)
      cutter.finish()
      return found
    }
    expect(blanks([text])).toEqual([0, 3, 6, 7])
    expect(blanks(letters(text))).toEqual([0, 3, 6, 7])
  })

  it('leaves comment lines out, whatever quotes they hold, and keeps count of lines', () => {
    const text = '# "made\na,b\n#"\n#\n1,2\n3,"#\n#"\n4,#\n# end'
    const whole = cut([text], { comment: '#' })
    expect(whole.map(({ text, line, comments }) => ({ text, line, comments }))).toEqual([
      { text: 'a,b\n1,2\n3,"#\n#"\n4,#\n', line: 1, comments: [0, 1, 1] },
      { text: '', line: 9, comments: [0] },
    ])
    const lines = cut(letters(text), { comment: '#' }).filter(({ text }) => text !== '')
    expect(lines.map(({ text, line }) => [line, text])).toEqual([
      [2, 'a,b\n'],
      [5, '1,2\n'],
      [6, '3,"#\n#"\n'],
      [8, '4,#\n'],
    ])
  })

  it('knows a comment mark of several characters that is cut', () => {
    const batches = cut(letters('##x\n#id,b\n1,2\n'), { comment: '##' })
    expect(batches.map(({ text }) => text).filter((text) => text !== '')).toEqual(['#id,b\n', '1,2\n'])
  })

  it('takes blanks around cells as delimiters where these are blanks', () => {
    const batches = cut(letters('  # c\n "a b"\t"c\nd" \n1 2\n'), { delimiter: 'whitespace', comment: '#' })
    expect(batches.map(({ text }) => text).filter((text) => text !== '')).toEqual([' "a b"\t"c\nd" \n', '1 2\n'])
  })

  it('gives the same records wherever the text is cut', () => {
    const mark = fc.constantFrom('"', '"', ',', '\n', '#', ' ', 'x', '""', '",', '"\n')
    const text = fc.array(mark, { maxLength: 30 }).map((marks) => marks.join(''))
    const outcome = (pieces: string[]) => {
      const done: { text: string; notes: [number, string][] } = { text: '', notes: [] }
      const dialect = { ...commas, comment: '#' }
      const cutter = new RecordCutter('f.csv', dialect, ({ text, line, comments }) => {
        done.text += text
        done.notes.push(...comments.map((): [number, string] => [line, 'comment']))
      })
      try {
        for (const piece of pieces) cutter.push(piece)
        cutter.finish()
      } catch (error) {
        expect(error).toBeInstanceOf(LabError)
        return { text: done.text, comments: done.notes.length, error: (error as LabError).message }
      }
      return { text: done.text, comments: done.notes.length, error: null }
    }
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 40 }), { maxLength: 8 }), (content, cuts) => {
        const places = [0, ...cuts.filter((at) => at < content.length).sort((a, b) => a - b), content.length]
        const pieces = places.slice(1).map((end, index) => content.slice(places[index], end))
        const whole = outcome([content])
        expect(outcome(pieces)).toEqual(whole)
        expect(outcome(letters(content))).toEqual(whole)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a faulty quote', () => {
  const refusal = (pieces: string[]) => {
    const texts: string[] = []
    const cutter = new RecordCutter('f.csv', commas, ({ text }) => texts.push(text))
    try {
      for (const piece of pieces) cutter.push(piece)
      cutter.finish()
    } catch (error) {
      expect(error).toBeInstanceOf(LabError)
      return { text: texts.join(''), ...(error as LabError).toProblem() }
    }
    throw new Error('nothing was refused')
  }

  it.each([
    ['a,b\n1,2\n3,"4\n5,6\n', 3, 'a quote opens in this row and is never closed'],
    ['a,b\n"1\n1",2\n3,"4\n5,6\n', 4, 'a quote opens in this row and is never closed'],
    ['a,b\n"1\n1",",2\n3', 3, 'a quote opens in this row and is never closed'],
    ['a,b\n1,2\n3,"4"5\n6,7\n', 3, 'a closing quote is followed by other characters'],
    ['a,b\n"1\n\n1",2\n3,"4" 5\n6,7\n', 5, 'a closing quote is followed by other characters'],
  ])('in %j is refused at line %i: %s', (text, line, what) => {
    const message = `f.csv, line ${line}: ${what}. Add or double the missing quote, then open the file again.`
    for (const pieces of [[text], letters(text)]) expect(refusal(pieces)).toMatchObject({ code: 'bad-file', message })
  })

  it('is refused after the records before it were handed over', () => {
    for (const rest of ['3,"4"5\n', '3,"4"5\n6,"7"\n8,9\n', '3,"4\n']) {
      expect(refusal([`a,b\n1,2\n${rest}`]).text).toBe('a,b\n1,2\n')
    }
  })

  it('is given up on within 16 million characters, wherever the text is cut', () => {
    const piece = 'x'.repeat(1024 * 1024)
    const record = `3,"${piece.repeat(16).slice(0, -4)}`
    const fits = `a,b\n${record}"`
    expect(cut([fits])[1]?.text.length).toBe(16 * 1024 * 1024 + 1)
    expect(cut([fits.slice(0, 9_000_000), fits.slice(9_000_000)])).toHaveLength(2)
    const message = /^f\.csv, line 2: the row does not end within 16 million characters/
    for (const tail of ['xx"', 'xx",1\n', 'xx']) {
      expect(refusal([fits.slice(0, -1), tail]).message).toMatch(message)
      expect(refusal([fits.slice(0, -1) + tail]).message).toMatch(message)
    }
  })
})
