import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { copyImage, copyTable, copyTableAs, saveTable } from '@renderer/charts/copyPlot'
import { saveFile } from '@renderer/browser/saveFile'

vi.mock('@renderer/browser/saveFile', () => ({ saveFile: vi.fn() }))

const clipboard = { write: vi.fn(), writeText: vi.fn() }
const refused = () => Promise.reject(new DOMException('Not allowed.', 'NotAllowedError'))
const png = new Blob(['pixels'], { type: 'image/png' })

beforeEach(() => {
  vi.stubGlobal('navigator', { clipboard })
  vi.stubGlobal(
    'ClipboardItem',
    class {
      constructor(readonly content: Record<string, Blob>) {}
    },
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetAllMocks()
})

describe('copyImage', () => {
  it('copies the picture', async () => {
    expect(await copyImage(png, 'Loss curves')).toBe('copied')
    expect(clipboard.write).toHaveBeenCalledExactlyOnceWith([{ content: { 'image/png': png } }])
    expect(saveFile).not.toHaveBeenCalled()
  })

  it('saves the same PNG under the title where the clipboard refuses', async () => {
    clipboard.write.mockImplementation(refused)
    expect(await copyImage(png, 'Loss curves')).toBe('saved')
    expect(saveFile).toHaveBeenCalledExactlyOnceWith('loss-curves.png', 'image/png', [png])
  })

  it('saves where there is no clipboard at all', async () => {
    vi.stubGlobal('navigator', {})
    expect(await copyImage(png, 'Loss')).toBe('saved')
  })
})

describe('copyTable', () => {
  const table = { header: ['epoch', 'loss'], rows: [['1', '0.5']] }
  const text = 'epoch\tloss\n1\t0.5\n'

  it('copies the table as tab-separated values, and as a table for a word processor', async () => {
    expect(await copyTable(table, 'Loss')).toBe('copied')
    const [[[item]]] = clipboard.write.mock.calls as [[[{ content: Record<string, Blob> }]]]
    expect(await item.content['text/plain']?.text()).toBe(text)
    expect(await item.content['text/html']?.text()).toContain('<td align="right">0.5</td>')
    expect(saveFile).not.toHaveBeenCalled()
  })

  it('copies it in a markup', async () => {
    expect(await copyTableAs('markdown', table, 'Loss')).toBe('copied')
    expect(clipboard.writeText).toHaveBeenCalledExactlyOnceWith('| epoch | loss |\n| ---: | ---: |\n| 1 | 0.5 |\n')
  })

  it('saves a markup where the clipboard refuses', async () => {
    clipboard.writeText.mockImplementation(refused)
    expect(await copyTableAs('latex', table, 'Loss')).toBe('saved')
    expect(saveFile).toHaveBeenCalledExactlyOnceWith('loss.tex', 'application/x-tex', [
      expect.stringContaining('tabular'),
    ])
  })

  it('saves it where the clipboard refuses', async () => {
    clipboard.write.mockImplementation(refused)
    expect(await copyTable(table, 'Loss')).toBe('saved')
    expect(saveFile).toHaveBeenCalledExactlyOnceWith('loss.tsv', 'text/tab-separated-values', [text])
  })
})

describe('saveTable', () => {
  it('saves comma-separated values that programs read', () => {
    saveTable(
      {
        header: ['a, b', 'loss'],
        rows: [
          ['said "so"', '−1,234.5e−7'],
          ['-x', '–'],
        ],
      },
      'Loss',
    )
    const text = `"a, b",loss\r\n"said ""so""",-1234.5e-7\r\n'-x,–\r\n`
    expect(saveFile).toHaveBeenCalledExactlyOnceWith('loss.csv', 'text/csv', [text])
  })
})
