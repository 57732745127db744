const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text that is no markup, in an element or in an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
}

export interface TableColumn {
  head: string
  /** Numbers stand at the right. */
  number?: true
}

/** @param rows cells as text */
export function tableMarkup(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  caption = '',
): string {
  const aligned = (index: number) => (columns[index]?.number ? ' class="number"' : '')
  const head = columns.map(({ head: text }, index) => `<th scope="col"${aligned(index)}>${escaped(text)}</th>`).join('')
  const body = rows.map(
    (row) => `<tr>${row.map((cell, index) => `<td${aligned(index)}>${escaped(cell)}</td>`).join('')}</tr>`,
  )
  const title = caption === '' ? '' : `<caption>${escaped(caption)}</caption>`
  return `<table>${title}<thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`
}
