import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { defaultReading } from '@shared/spec/reading'
import { useImportSheet } from '@renderer/stores/datasets/importSheet'
import { useOperations } from '@renderer/stores/operations'
import { useLab } from '@renderer/stores/lab'
import { type Answers, createFakeBridge, fakeDataset, fakePreview } from '../../../support/fakeBridge'

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

const file = (name = 'data.csv') => ({ kind: 'file', file: new File(['a,b\n1,yes\n'], name) }) as const

function open(answers: Answers = {}, path: string | null = null) {
  let uploads = 0
  const bridge = createFakeBridge(
    {
      'files.beginUpload': () => `u${++uploads}`,
      'files.appendUpload': () => null,
      'operations.cancel': () => null,
      'datasets.preview': ({ reading }) => fakePreview({ reading: { ...defaultReading, ...reading } as never }),
      'datasets.import': () => fakeDataset(),
      ...answers,
    },
    path,
  )
  useLab().attach(bridge)
  return { bridge, sheet: useImportSheet() }
}

/** Lets promises and, where told, time go on. */
const pass = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds)

/** An answer that comes when the test says so. */
function later<Value>() {
  const given: ((value: Value) => void)[] = []
  return { ask: () => new Promise<Value>((resolve) => given.push(resolve)), given }
}

describe('the import sheet', () => {
  it('asks at once how the file would be read, and imports it as it was guessed', async () => {
    const { bridge, sheet } = open()
    const asked = sheet.ask(file())
    expect(sheet.open).toBe(true)
    await pass()
    expect(bridge.argumentsOf('datasets.preview')).toEqual([{ source: { kind: 'upload', upload: 'u1' }, reading: {} }])
    expect(sheet.preview?.rows[0]).toEqual(['1', 'yes'])
    await sheet.importNow()
    expect(bridge.argumentsOf('datasets.import')[0]).toMatchObject({
      source: { kind: 'upload', upload: 'u1' },
      reading: {},
    })
    expect((await asked)?.dataset.name).toBe('admissions.csv')
    expect(sheet.open).toBe(false)
    // An upload outlives its previews: it was sent once.
    expect(bridge.argumentsOf('files.beginUpload')).toHaveLength(1)
  })

  it('remembers Enter until the preview is there', async () => {
    const answer = later<ReturnType<typeof fakePreview>>()
    const { bridge, sheet } = open({ 'datasets.preview': answer.ask }, '/home/data.csv')
    void sheet.ask(file())
    await sheet.importNow()
    await pass()
    expect(bridge.argumentsOf('datasets.import')).toEqual([])
    answer.given[0]?.(fakePreview())
    await pass()
    expect(bridge.argumentsOf('datasets.import')).toHaveLength(1)
  })

  it('does not import what cannot be read so, remembered or not', async () => {
    const problem = 'data.csv, line 3: 3 fields where the header has 2.'
    const { bridge, sheet } = open({ 'datasets.preview': () => fakePreview({ problem }) })
    void sheet.ask(file())
    await sheet.importNow()
    await pass()
    expect([sheet.problem, sheet.canImport]).toEqual([problem, false])
    await sheet.importNow()
    expect(bridge.argumentsOf('datasets.import')).toEqual([])
  })

  it('looks again after a change, once for changes that follow fast, and keeps the old rows meanwhile', async () => {
    const { bridge, sheet } = open()
    void sheet.ask(file())
    await pass()
    sheet.change({ comment: '/' })
    sheet.change({ comment: '//' })
    expect([sheet.looking, sheet.canImport, sheet.preview?.rows.length]).toEqual([true, false, 2])
    await pass(500)
    expect(bridge.argumentsOf('datasets.preview').map(({ reading }) => reading)).toEqual([{}, { comment: '//' }])
    expect([sheet.looking, sheet.canImport]).toEqual([false, true])
    sheet.change({ comment: undefined, delimiter: ';' })
    await pass(500)
    expect(bridge.argumentsOf('datasets.preview').at(-1)?.reading).toEqual({ delimiter: ';' })
    sheet.putAllBack()
    await pass(500)
    expect(bridge.argumentsOf('datasets.preview').at(-1)?.reading).toEqual({})
  })

  it('takes the answer to the last question, whichever comes last', async () => {
    const answer = later<ReturnType<typeof fakePreview>>()
    const { sheet } = open({ 'datasets.preview': answer.ask })
    void sheet.ask(file())
    await pass()
    sheet.change({ delimiter: ';' })
    await pass(500)
    answer.given[1]?.(fakePreview({ rows: [['new', '']] }))
    await pass()
    answer.given[0]?.(fakePreview({ rows: [['old', '']] }))
    await pass()
    expect(sheet.preview?.rows).toEqual([['new', '']])
    expect(sheet.looking).toBe(false)
  })

  it('imports with what was chosen, types of columns that are gone left out', async () => {
    const { bridge, sheet } = open()
    const asked = sheet.ask(file())
    await pass()
    sheet.change({ delimiter: ';', types: { a: 'text', gone: 'date' } })
    await pass(500)
    await sheet.importNow()
    const reading = { delimiter: ';', types: { a: 'text' } }
    expect(bridge.argumentsOf('datasets.import')[0]?.reading).toEqual(reading)
    expect(await asked).toMatchObject({ choices: reading, guessed: defaultReading })
  })

  it('knows what a column was read as while its type is overruled', async () => {
    const { sheet } = open()
    void sheet.ask(file())
    await pass()
    sheet.change({ types: { a: 'text' } })
    await pass(500)
    expect(sheet.typesAsRead.get('a')).toBe('integer')
  })

  it('stays with its choices when the import fails, and sends the file again for the next', async () => {
    let fails = true
    const { bridge, sheet } = open({
      'datasets.import': () => {
        if (fails) throw new LabError('bad-file', 'data.csv, line 9000: 3 fields where the header has 2.')
        return fakeDataset()
      },
    })
    const asked = sheet.ask(file())
    await pass()
    sheet.change({ delimiter: ';' })
    await pass(500)
    await sheet.importNow()
    expect(sheet.open).toBe(true)
    expect(sheet.problem).toMatch(/line 9000/)
    expect(sheet.choices).toEqual({ delimiter: ';' })
    fails = false
    await sheet.importNow()
    expect(await asked).not.toBeNull()
    expect(bridge.argumentsOf('datasets.import').map(({ source }) => source)).toEqual([
      { kind: 'upload', upload: 'u1' },
      { kind: 'upload', upload: 'u2' },
    ])
  })

  it('goes back to the choices when an import is cancelled, and is closed by a second cancel', async () => {
    let stop: (error: LabError) => void = () => undefined
    const { bridge, sheet } = open({
      'datasets.import': () => new Promise((_, reject) => (stop = reject)),
      'operations.cancel': () => {
        stop(new LabError('cancelled', 'Importing was cancelled.'))
        return null
      },
    })
    const asked = sheet.ask(file())
    await pass()
    const importing = sheet.importNow()
    await pass()
    sheet.hidden = true
    expect(sheet.open).toBe(false)
    const { id } = useOperations().importing ?? {}
    await sheet.cancel()
    await importing
    expect(bridge.argumentsOf('operations.cancel')).toEqual([{ operation: id }])
    expect([sheet.open, sheet.problem]).toEqual([true, null])
    await sheet.cancel()
    expect(await asked).toBeNull()
    expect(sheet.open).toBe(false)
  })

  it('says why a file has no preview', async () => {
    const { sheet } = open({
      'datasets.preview': () => {
        throw new LabError('bad-file', 'data.csv is empty.')
      },
    })
    void sheet.ask(file())
    await pass()
    expect([sheet.problem, sheet.canImport, sheet.looking]).toEqual(['data.csv is empty.', false, false])
  })

  it('sends a file again that the lab does not know any more', async () => {
    const { bridge, sheet } = open({
      'datasets.preview': ({ source }) => {
        if (source.kind === 'upload' && source.upload === 'u1') throw new LabError('not-found', 'Not known any more.')
        return fakePreview()
      },
    })
    void sheet.ask(file())
    await pass()
    expect(sheet.problem).toBeNull()
    expect(bridge.argumentsOf('files.beginUpload')).toHaveLength(2)
  })

  it('shows several files one after the other, and can leave out the rest', async () => {
    const { sheet } = open()
    const [first, second, third] = ['1.csv', '2.csv', '3.csv'].map((name) => sheet.ask(file(name)))
    const shown = () => (sheet.current?.origin.kind === 'file' ? sheet.current.origin.file.name : null)
    await pass()
    expect([shown(), sheet.following]).toEqual(['1.csv', 2])
    sheet.change({ delimiter: ';' })
    await sheet.cancel()
    expect(await first).toBeNull()
    await pass()
    // Choices of one file are not those of the next.
    expect([shown(), sheet.following, sheet.choices]).toEqual(['2.csv', 1, {}])
    sheet.dropFollowing()
    expect(await third).toBeNull()
    await sheet.importNow()
    expect((await second)?.dataset.name).toBe('admissions.csv')
    expect(sheet.open).toBe(false)
  })

  it('takes a path as it is', async () => {
    const { bridge, sheet } = open()
    void sheet.ask({ kind: 'path', path: '/home/a.csv', name: 'a.csv' })
    await pass()
    expect(bridge.argumentsOf('datasets.preview')[0]?.source).toEqual({ kind: 'path', path: '/home/a.csv' })
    expect(bridge.argumentsOf('files.beginUpload')).toEqual([])
  })
})
