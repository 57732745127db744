import { saveFile } from '../browser/saveFile'
import { fileNameOf, toCsv, toTsv, type PlotTable } from './plotTable'

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

/** Saves the table as a file of comma-separated values (RFC 4180). */
export function saveTable(table: PlotTable, title: string): void {
  saveFile(`${fileNameOf(title)}.csv`, 'text/csv', [toCsv(table)])
}
