import { saveFile } from '../browser/saveFile'
import { fileNameOf, toTsv, type PlotTable } from './plotTable'
import { readThemeColours } from './themeColours'

/** What became of a copy: it is in the clipboard, or in a file because the clipboard was not to be had. */
export type CopyResult = 'copied' | 'saved'

/** The plot on the colour of its card with its title above, at the resolution of the screen. */
function composeImage(canvas: HTMLCanvasElement, title: string): HTMLCanvasElement {
  const colours = readThemeColours(canvas)
  const ratio = canvas.width / Math.max(1, canvas.clientWidth)
  const head = Math.round(36 * ratio)
  const image = document.createElement('canvas')
  image.width = canvas.width
  image.height = canvas.height + head
  const context = image.getContext('2d')
  if (context === null) return canvas
  context.fillStyle = colours.surface
  context.fillRect(0, 0, image.width, image.height)
  context.fillStyle = colours.text
  context.font = `600 ${13 * ratio}px ${colours.font}`
  context.textBaseline = 'middle'
  context.fillText(title, 12 * ratio, head / 2, image.width - 24 * ratio)
  context.drawImage(canvas, 0, head)
  return image
}

function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The plot has no pixels.')) : resolve(blob)), 'image/png')
  })
}

/** Puts the plot into the clipboard as PNG, or saves it where the clipboard refuses. */
export async function copyImage(canvas: HTMLCanvasElement, title: string): Promise<CopyResult> {
  const png = await toPng(composeImage(canvas, title))
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
    return 'copied'
  } catch {
    saveFile(`${fileNameOf(title)}.png`, 'image/png', [png])
    return 'saved'
  }
}

/** Puts the table into the clipboard as tab-separated values, or saves it where the clipboard refuses. */
export async function copyTable(table: PlotTable, title: string): Promise<CopyResult> {
  const text = toTsv(table)
  try {
    await navigator.clipboard.writeText(text)
    return 'copied'
  } catch {
    saveFile(`${fileNameOf(title)}.tsv`, 'text/tab-separated-values', [text])
    return 'saved'
  }
}
