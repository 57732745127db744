import { saveFile } from '../browser/saveFile'
import { fileNameOf, toCsv, toTsv, type PlotTable } from './plotTable'
import { toHtml, toLatex, toMarkdown } from './tableMarkup'

/** What became of a copy: it is in the clipboard, or in a file because the clipboard was not to be had. */
export type CopyResult = 'copied' | 'saved'

/** Puts a picture into the clipboard, or saves it where the clipboard refuses. */
export async function copyImage(png: Blob, title: string): Promise<CopyResult> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
    return 'copied'
  } catch {
    saveFile(`${fileNameOf(title)}.png`, 'image/png', [png])
    return 'saved'
  }
}

/**
 * Puts the table into the clipboard, for a word processor as a table and for a spreadsheet as tab-separated values; saves these where the
 * clipboard refuses.
 */
export async function copyTable(table: PlotTable, title: string): Promise<CopyResult> {
  const text = toTsv(table)
  const blob = (type: string, content: string) => new Blob([content], { type })
  return copied(`${fileNameOf(title)}.tsv`, 'text/tab-separated-values', text, () =>
    navigator.clipboard.write([
      new ClipboardItem({ 'text/plain': blob('text/plain', text), 'text/html': blob('text/html', toHtml(table)) }),
    ]),
  )
}

const markups = {
  markdown: { write: toMarkdown, extension: 'md', type: 'text/markdown' },
  latex: { write: toLatex, extension: 'tex', type: 'application/x-tex' },
} as const

/** Puts the table into the clipboard as text in a markup, or saves it where the clipboard refuses. */
export async function copyTableAs(markup: keyof typeof markups, table: PlotTable, title: string): Promise<CopyResult> {
  const { write, extension, type } = markups[markup]
  const text = write(table)
  return copied(`${fileNameOf(title)}.${extension}`, type, text, () => navigator.clipboard.writeText(text))
}

async function copied(file: string, type: string, text: string, copy: () => Promise<void>): Promise<CopyResult> {
  try {
    await copy()
    return 'copied'
  } catch {
    saveFile(file, type, [text])
    return 'saved'
  }
}

/** Saves the table as a file of comma-separated values (RFC 4180). */
export function saveTable(table: PlotTable, title: string): void {
  saveFile(`${fileNameOf(title)}.csv`, 'text/csv', [toCsv(table)])
}
