import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { copyImage, copyTable } from '@renderer/charts/copyPlot'
import { saveFile } from '@renderer/browser/saveFile'

vi.mock('@renderer/browser/saveFile', () => ({ saveFile: vi.fn() }))

const clipboard = { write: vi.fn(), writeText: vi.fn() }
const refused = () => Promise.reject(new DOMException('Not allowed.', 'NotAllowedError'))
const png = new Blob(['pixels'], { type: 'image/png' })

/** A canvas that notes what is painted on it, with the styles of the moment. */
class FakeCanvas {
  width = 0
  height = 0
  clientWidth = 0
  readonly painted: unknown[][] = []
  blob: Blob | null = png
  getContext(): object {
    const { painted } = this
    const context = {
      fillStyle: '',
      font: '',
      fillRect: (...place: number[]) => painted.push(['fillRect', context.fillStyle, ...place]),
      fillText: (text: string, ...place: number[]) =>
        painted.push(['fillText', text, context.fillStyle, context.font, ...place]),
      drawImage: (drawn: unknown, ...place: number[]) => painted.push(['drawImage', drawn, ...place]),
    }
    return context
  }
  toBlob(done: (blob: Blob | null) => void, type: string): void {
    expect(type).toBe('image/png')
    done(this.blob)
  }
}

let image: FakeCanvas
let plot: FakeCanvas
const plotCanvas = () => plot as unknown as HTMLCanvasElement

beforeEach(() => {
  image = new FakeCanvas()
  plot = Object.assign(new FakeCanvas(), { width: 800, height: 600, clientWidth: 400 })
  vi.stubGlobal('navigator', { clipboard })
  vi.stubGlobal('document', { createElement: () => image })
  vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: (token: string) => token }))
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
  it('copies the plot as PNG, on the colour of its card, under its title', async () => {
    expect(await copyImage(plotCanvas(), 'Loss curves')).toBe('copied')
    // Two device pixels a CSS pixel: a head of 36 CSS pixels.
    expect([image.width, image.height]).toEqual([800, 672])
    expect(image.painted).toEqual([
      ['fillRect', '--surface-raised', 0, 0, 800, 672],
      ['fillText', 'Loss curves', '--text', '600 26px --font', 24, 36, 752],
      ['drawImage', plot, 0, 72],
    ])
    expect(clipboard.write).toHaveBeenCalledExactlyOnceWith([{ content: { 'image/png': png } }])
    expect(saveFile).not.toHaveBeenCalled()
  })

  it('saves the same PNG under the title where the clipboard refuses', async () => {
    clipboard.write.mockImplementation(refused)
    expect(await copyImage(plotCanvas(), 'Loss curves')).toBe('saved')
    expect(saveFile).toHaveBeenCalledExactlyOnceWith('loss-curves.png', 'image/png', [png])
  })

  it('saves where there is no clipboard at all', async () => {
    vi.stubGlobal('navigator', {})
    expect(await copyImage(plotCanvas(), 'Loss')).toBe('saved')
  })

  it('fails where the plot has no pixels, and neither copies nor saves', async () => {
    image.blob = null
    await expect(copyImage(plotCanvas(), 'Loss')).rejects.toThrow('The plot has no pixels.')
    expect(clipboard.write).not.toHaveBeenCalled()
    expect(saveFile).not.toHaveBeenCalled()
  })
})

describe('copyTable', () => {
  const table = { header: ['epoch', 'loss'], rows: [['1', '0.5']] }
  const text = 'epoch\tloss\n1\t0.5\n'

  it('copies the table as tab-separated values', async () => {
    expect(await copyTable(table, 'Loss')).toBe('copied')
    expect(clipboard.writeText).toHaveBeenCalledExactlyOnceWith(text)
    expect(saveFile).not.toHaveBeenCalled()
  })

  it('saves it where the clipboard refuses', async () => {
    clipboard.writeText.mockImplementation(refused)
    expect(await copyTable(table, 'Loss')).toBe('saved')
    expect(saveFile).toHaveBeenCalledExactlyOnceWith('loss.tsv', 'text/tab-separated-values', [text])
  })
})
