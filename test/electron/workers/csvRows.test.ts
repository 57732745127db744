import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { parseRows } from '../../../electron/workers/csvRows'

async function* piecesOf(...pieces: string[]): AsyncGenerator<string> {
  yield* pieces
}
const parse = async (pieces: string[], delimiter = ',') => {
  const rows: string[][] = []
  const lines: number[] = []
  await parseRows('f.csv', delimiter, piecesOf(...pieces), (batch) => {
    batch.rows.forEach((row, index) => {
      rows.push(row)
      lines.push(batch.lineOf(index))
    })
  })
  return { rows, lines }
}

describe('parseRows', () => {
  it('splits at the delimiter it is given, outside quotes', async () => {
    expect((await parse(['a,b;"c;d,""e"""\n1;2'], ';')).rows).toEqual([
      ['a,b', 'c;d,"e"'],
      ['1', '2'],
    ])
  })

  it('gives the same rows and lines wherever the text is cut', async () => {
    const text = 'a,b\n1,"x\n\ny"\n"2 ""q""",3\n4,"\n"\n5,6'
    const whole = await parse([text])
    expect(whole).toEqual({
      rows: [
        ['a', 'b'],
        ['1', 'x\n\ny'],
        ['2 "q"', '3'],
        ['4', '\n'],
        ['5', '6'],
      ],
      lines: [1, 2, 5, 6, 8],
    })
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: text.length - 1 })), async (cuts) => {
        const places = [0, ...cuts.sort((first, second) => first - second), text.length]
        const pieces = places.slice(1).map((end, index) => text.slice(places[index], end))
        expect(await parse(pieces)).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  it('counts blank lines as lines of the file', async () => {
    expect((await parse(['a\n\n\n1\n', '\n2\n'])).lines.slice(0, 5)).toEqual([1, 2, 3, 4, 5])
  })

  it('asks for a further piece only when the rows before were taken', async () => {
    let given = 0
    let taken = 0
    const aheads: number[] = []
    async function* counted(): AsyncGenerator<string> {
      for (; given < 50; given++) {
        aheads.push(given - taken)
        yield `${given}\n`
      }
    }
    await parseRows('f.csv', ',', counted(), ({ rows }) => {
      taken += rows.filter(([cell]) => cell !== '').length
    })
    expect(taken).toBe(50)
    expect(Math.max(...aheads)).toBeLessThanOrEqual(3)
  })
})

describe('a quote', () => {
  const refusal = async (pieces: string[]) => {
    const rows: string[][] = []
    const outcome = parseRows('f.csv', ',', piecesOf(...pieces), (batch) => rows.push(...batch.rows))
    const error = await outcome.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(LabError)
    return { rows, ...(error as LabError).toProblem() }
  }

  it.each([
    [['a,b\n1,2\n3,"4\n5,6\n'], 3, 'a quote opens in this row and is never closed'],
    [['a,b\n"1\n1",2\n', '3,"4\n5,6\n'], 4, 'a quote opens in this row and is never closed'],
    [['a,b\n1,2\n3,"4"5\n6,7\n'], 3, 'a closing quote is followed by other characters'],
    [['a,b\n"1\n\n1",2\n', '3,"4" 5\n6,7\n'], 5, 'a closing quote is followed by other characters'],
  ])('in %j is refused at line %i: %s', async (pieces, line, what) => {
    const { code, message } = await refusal(pieces)
    expect(code).toBe('bad-file')
    expect(message).toBe(`f.csv, line ${line}: ${what}. Add or double the missing quote, then open the file again.`)
  })

  it('that is wrong is refused after the rows before it were handed over', async () => {
    for (const rest of ['3,"4"5\n', '3,"4"5\n6,"7"\n8,9\n', '3,"4\n']) {
      const { rows, message } = await refusal([`a,b\n1,2\n${rest}`])
      expect(message).toMatch(/^f\.csv, line 3: /)
      expect(rows).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ])
    }
  })
})

describe('failures', () => {
  it('of the file reach the caller', async () => {
    const thrown = new LabError('cancelled', 'Reading the file was cancelled.')
    async function* failing(): AsyncGenerator<string> {
      yield 'a\n1\n'
      throw thrown
    }
    await expect(parseRows('f.csv', ',', failing(), () => undefined)).rejects.toBe(thrown)
  })

  it('of the receiver end the reading', async () => {
    const thrown = new Error('receiver')
    let pieces = 0
    async function* many(): AsyncGenerator<string> {
      while (pieces < 1000) yield `${pieces++}\n`
    }
    const outcome = parseRows('f.csv', ',', many(), () => {
      throw thrown
    })
    await expect(outcome).rejects.toBe(thrown)
    expect(pieces).toBeLessThan(10)
  })
})
