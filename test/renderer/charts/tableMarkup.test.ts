import { describe, expect, it } from 'vitest'
import { toHtml, toLatex, toMarkdown } from '@renderer/charts/tableMarkup'

const table = {
  header: ['run', 'log_loss'],
  rows: [
    ['a|b & <i>', '−0.5'],
    ['50 %\nmore', '1,200'],
  ],
}

describe('a table as text', () => {
  it('is Markdown whose cells are no markup, with numbers to the right', () => {
    expect(toMarkdown(table)).toBe(
      '| run | log\\_loss |\n| --- | ---: |\n| a\\|b & \\<i\\> | −0.5 |\n| 50 % more | 1,200 |\n',
    )
  })

  it('is LaTeX whose cells are no commands, with numbers to the right', () => {
    expect(toLatex(table)).toBe(
      [
        '\\begin{tabular}{lr}',
        '  \\hline',
        '  run & log\\_loss \\\\',
        '  \\hline',
        '  a|b \\& \\textless{}i\\textgreater{} & $-$0.5 \\\\',
        '  50 \\% more & 1,200 \\\\',
        '  \\hline',
        '\\end{tabular}',
        '',
      ].join('\n'),
    )
  })

  it('is HTML whose cells are no elements', () => {
    expect(toHtml(table)).toContain('<td>a|b &amp; &lt;i&gt;</td><td align="right">−0.5</td>')
  })
})
