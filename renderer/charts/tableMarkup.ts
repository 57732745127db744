import { type PlotTable, isNumberColumn } from './plotTable'

/** The table in Markdown as GitHub, Pandoc and most others read it: a rule below the header, numbers to the right. */
export function toMarkdown({ header, rows }: PlotTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownCell).join(' | ')} |`
  const rule = header.map((_, column) => (isNumberColumn(rows, column) ? '---:' : '---'))
  return [line(header), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n') + '\n'
}

function markdownCell(cell: string): string {
  return cell.replace(/[\\|`*_<>[\]]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, ' ')
}

/** The table as a LaTeX `tabular`, which needs no package. */
export function toLatex({ header, rows }: PlotTable): string {
  const columns = header.map((_, column) => (isNumberColumn(rows, column) ? 'r' : 'l')).join('')
  const line = (cells: readonly string[]) => `  ${cells.map(latexCell).join(' & ')} \\\\`
  return [
    `\\begin{tabular}{${columns}}`,
    '  \\hline',
    line(header),
    '  \\hline',
    ...rows.map(line),
    '  \\hline',
    '\\end{tabular}',
    '',
  ].join('\n')
}

const latexMarks: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '−': '$-$',
  '∞': '$\\infty$',
}

function latexCell(cell: string): string {
  return cell.replace(/[\\{}&%$#_~^<>−∞]/g, (mark) => latexMarks[mark] ?? mark).replace(/\s*[\r\n]+\s*/g, ' ')
}

/** The table as HTML that a word processor pastes as a table; numbers to the right. */
export function toHtml({ header, rows }: PlotTable): string {
  const right = header.map((_, column) => isNumberColumn(rows, column))
  const cells = (of: readonly string[], tag: 'th' | 'td') =>
    of.map((cell, column) => `<${tag}${right[column] ? ' align="right"' : ''}>${htmlText(cell)}</${tag}>`).join('')
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')
  return `<table><thead><tr>${cells(header, 'th')}</tr></thead><tbody>${body}</tbody></table>`
}

const htmlMarks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function htmlText(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => htmlMarks[mark] ?? mark)
}
