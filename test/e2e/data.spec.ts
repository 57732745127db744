import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test, window } from './app'
import { dropTable, samples, setLearningRateAndEpochs, writeFile } from './steps'

/** Rows of the sample as numbers: exam_1, exam_2, admitted. */
const admissions = readFileSync(join(samples, 'admissions.csv'), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(',').map(Number))
const examOne = admissions.map((row) => row[0] ?? NaN)

async function openAdmissions(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Admissions/ }).click()
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Data', exact: true }).click()
  await expect(cell(page, 0, 0)).toHaveText(String(examOne[0]))
}

/** A cell by its place in the view, from 0. */
function cell(page: Page, row: number, column: number) {
  return rowAt(page, row).getByRole('gridcell').nth(column)
}

function rowAt(page: Page, row: number) {
  return page.locator(`[role=row][aria-rowindex="${row + 2}"]`)
}

const shownRows = (page: Page) => page.getByRole('region', { name: 'Rows' }).getByRole('status').first()

test('sorts, filters and searches the rows', async ({ app }) => {
  const { page } = app
  await openAdmissions(page)
  const head = page.getByRole('columnheader').filter({ hasText: 'exam_1' })
  const sort = head.getByRole('button').first()
  const ascending = examOne.toSorted((a, b) => a - b)
  await sort.click()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await expect(cell(page, 0, 0)).toHaveText(String(ascending[0]))
  // Row numbers are those of the file.
  await expect(rowAt(page, 0).getByRole('rowheader')).toHaveText(String(examOne.indexOf(ascending[0] ?? NaN) + 1))
  await sort.click()
  await expect(cell(page, 0, 0)).toHaveText(String(ascending.at(-1)))
  await sort.click()
  await expect(head).toHaveAttribute('aria-sort', 'none')
  await expect(cell(page, 0, 0)).toHaveText(String(examOne[0]))

  await page.getByRole('button', { name: 'Filter exam_1' }).click()
  await page.getByLabel('From', { exact: true }).fill('90')
  const high = examOne.filter((value) => value >= 90)
  await expect(shownRows(page)).toHaveText(`${high.length} of 100 rows`)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('grid')).toBeFocused()
  await expect(cell(page, 0, 0)).toHaveText(String(high[0]))
  await page.getByRole('button', { name: 'Remove exam_1 at least 90' }).click()
  await expect(shownRows(page)).toHaveText('100 rows')

  const search = page.getByRole('searchbox', { name: 'Search all cells' })
  await search.fill(String(examOne[41]))
  await expect(shownRows(page)).toHaveText('1 of 100 rows')
  await expect(rowAt(page, 0).getByRole('rowheader')).toHaveText('42')
  await search.fill('no such text')
  await expect(page.getByText('No rows match.')).toBeInViewport()
  await page.getByRole('button', { name: 'Clear filters and search' }).click()
  await expect(shownRows(page)).toHaveText('100 rows')
  await expect(search).toHaveValue('')
})

test('selects rows by pointer and by keyboard, and goes from one to the next', async ({ app }) => {
  const { page } = app
  await openAdmissions(page)
  const selection = page.getByLabel('Selection')
  const number = (row: number) => rowAt(page, row).getByRole('rowheader')
  await number(1).click()
  await number(4).click({ modifiers: ['Shift'] })
  await expect(selection).toContainText('4 rows selected')
  await number(8).click({ modifiers: ['ControlOrMeta'] })
  await expect(selection).toContainText('5 rows selected')
  await expect(rowAt(page, 8)).toHaveAttribute('aria-selected', 'true')
  await expect(rowAt(page, 7)).toHaveAttribute('aria-selected', 'false')
  await selection.getByRole('button', { name: 'Next selected row' }).click()
  await expect(page.getByRole('grid')).toHaveAttribute('aria-activedescendant', /^cell-1-/)
  await page.keyboard.press('Escape')
  await expect(selection).not.toContainText('selected ')

  await page.keyboard.press('Control+End')
  await expect(page.getByRole('grid')).toHaveAttribute('aria-activedescendant', 'cell-99-2')
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowUp')
  await expect(selection).toContainText('2 rows selected')
  await page.keyboard.press('Control+a')
  await expect(selection).toContainText('100 rows selected')
})

test('shows columns and correlations, in ways that stand the accessibility rules', async ({ app }) => {
  const { page } = app
  await openAdmissions(page)
  const check = async (what: string) => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html}`)).toEqual([])
  }
  await page.getByRole('button', { name: 'Filter admitted' }).click()
  await expect(page.getByRole('dialog', { name: 'Filter admitted' })).toBeVisible()
  await check('filter')
  await page.keyboard.press('Escape')

  await page.getByRole('tab', { name: 'Columns' }).click()
  await check('columns')
  await page.getByRole('button', { name: 'exam_1', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'exam_1' })
  await expect(dialog.getByRole('img', { name: /^Histogram/ })).toBeVisible()
  await dialog.getByRole('combobox').selectOption('admitted')
  await expect(dialog.getByRole('img', { name: /by / })).toBeVisible()
  await check('column')
  await dialog.getByRole('button', { name: 'Filter by exam_1' }).click()
  await expect(page.getByRole('dialog', { name: 'Filter exam_1' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('tab', { name: 'Correlation' }).click()
  const matrix = page.getByRole('group', { name: /^Correlations/ })
  await matrix.focus()
  for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
  const said = page.getByRole('region', { name: 'Correlation' }).getByRole('status').filter({ hasText: 'r =' })
  await expect(said).toContainText('exam_1 and exam_2')
  await expect(said).toContainText(`r = ${pearson(0, 1).toFixed(3).replace('-', '−')}`)
  await expect(said).toContainText('n = 100')
  await check('correlation')
})

test('columns of the grid are fitted, resized, hidden and shown, and the heads name target and features', async ({
  app,
}) => {
  const { page } = app
  await openAdmissions(page)
  await page.getByRole('link', { name: 'Data', exact: true }).click()
  const grid = page.getByRole('grid', { name: 'Rows of the dataset' })
  const head = (name: string) => grid.getByRole('columnheader').filter({ hasText: name })
  await expect(head('exam_1')).toContainText('feature')
  await expect(head('admitted')).toContainText('target')
  const width = async (name: string) => (await head(name).boundingBox())?.width
  expect(await width('exam_1')).toBe(136)

  await grid.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => width('exam_1')).toBe(152)
  const edge = (await head('exam_1').boundingBox())!
  await page.mouse.move(edge.x + edge.width, edge.y + 10)
  await page.mouse.down()
  await page.mouse.move(edge.x + edge.width + 100, edge.y + 10, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => width('exam_1')).toBe(252)
  await page.mouse.dblclick(edge.x + edge.width + 100, edge.y + 10)
  await expect.poll(() => width('exam_1')).toBeLessThan(200)

  await page.getByRole('button', { name: /^Columns/ }).click()
  await page.getByRole('menuitem', { name: 'Hide exam_1' }).click()
  await expect(head('exam_1')).toBeHidden()
  await expect(head('exam_2')).toBeVisible()
  // The dataset's own, also when the view was left.
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await page.getByRole('link', { name: 'Data', exact: true }).click()
  await expect(head('exam_2')).toBeVisible()
  await expect(head('exam_1')).toBeHidden()
  await page.getByRole('button', { name: 'Columns (1 hidden): widths, hide and show' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Show exam_1' }).press('Enter')
  await expect(head('exam_1')).toBeVisible()
})

test('the focus stays near what was taken away, and Ctrl+Z takes back a change of the settings', async ({ app }) => {
  const { page } = app
  await openAdmissions(page)
  await page.getByRole('link', { name: 'Data', exact: true }).click()
  const focused = () => page.evaluate(() => document.activeElement?.tagName)
  await page.getByRole('searchbox', { name: 'Search all cells' }).fill('3')
  await page.getByRole('button', { name: /^Remove/ }).press('Enter')
  await expect(page.getByRole('button', { name: /^Remove/ })).toBeHidden()
  await expect.poll(focused).not.toBe('BODY')

  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  const optimizer = page.getByRole('combobox', { name: 'Optimizer' })
  const before = await optimizer.inputValue()
  await optimizer.selectOption('gd')
  await page.keyboard.press('Control+z')
  await expect(optimizer).toHaveValue(before)
  await optimizer.selectOption('gd')
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await expect.poll(focused).not.toBe('BODY')
})

test('rows that a box on a plot chose are selected in the table', async ({ app }) => {
  const { page } = app
  await openAdmissions(page)
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await setLearningRateAndEpochs(page, '0.1', '20')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  const plot = page.getByRole('img', { name: /: probability of/ })
  await expect(plot).toBeVisible()
  // From corner to corner of the plane: every row.
  const box = await plot.boundingBox()
  if (box === null) throw new Error('The plot has no place.')
  await page.mouse.move(box.x + box.width / 2 - 60, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 20, box.y + box.height - 50, { steps: 4 })
  await page.mouse.up()
  const said = page.getByText(/^\d+ rows selected$/).first()
  await page.mouse.move(5, 5)
  await expect(said).toBeVisible()
  const count = await said.innerText()
  await page.getByRole('link', { name: 'Data', exact: true }).click()
  await expect(page.getByLabel('Selection')).toContainText(count)
  await page.getByLabel('Selection').getByRole('button', { name: 'Clear' }).click()
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await expect(page.getByText(/rows selected$/)).toHaveCount(0)
})

test('the report leads to the rows that it names, whatever is filtered', async ({ app }) => {
  const { page } = app
  const lines = Array.from({ length: 900 }, (_, row) => `${row % 7},${row === 16 || row === 801 ? 'unknown' : row}`)
  await dropTable(app, writeFile(app.folder, 'late.csv', `other,income\n${lines.join('\n')}\n`))
  await page.getByRole('searchbox', { name: 'Search all cells' }).fill('no such text')
  await expect(page.getByText('No rows match.')).toBeInViewport()
  await page.getByRole('tab', { name: 'Columns' }).click()
  await page.getByRole('group', { name: 'Import warnings' }).getByRole('button', { name: 'Show the rows' }).click()
  await expect(page.getByLabel('Selection')).toContainText('2 rows selected')
  await expect(page.getByRole('grid')).toHaveAttribute('aria-activedescendant', 'cell-16-1')
  await page.getByLabel('Selection').getByRole('button', { name: 'Next selected row' }).click()
  await expect(cell(page, 801, 1)).toHaveText('missing')
  // In the middle: its neighbours are in sight too.
  await expect(cell(page, 795, 1)).toBeInViewport()
  await expect(cell(page, 807, 1)).toBeInViewport()
})

test('every row of a long table is within reach', { tag: window }, async ({ app }) => {
  const { page } = app
  // Taller than the element that is scrolled over.
  const rows = 400_000
  const lines = Array.from({ length: rows }, (_, row) => `${row + 1},${(row * 7919) % 1000}`)
  await dropTable(app, writeFile(app.folder, 'long.csv', `place,value\n${lines.join('\n')}\n`))
  await expect(cell(page, 0, 0)).toHaveText('1')
  const grid = page.getByRole('grid')
  await grid.focus()
  await page.keyboard.press('Control+End')
  await expect(cell(page, rows - 1, 0)).toHaveText(String(rows))
  await expect(cell(page, rows - 1, 0)).toBeInViewport()
  await page.getByRole('spinbutton', { name: 'Go to row' }).fill('234567')
  await page.keyboard.press('Enter')
  await expect(cell(page, 234_566, 0)).toHaveText('234567')
  await expect(cell(page, 234_566, 0)).toBeInViewport()
  // The wheel moves by rows, whatever a px of the scroll bar stands for.
  await page.keyboard.press('Control+Home')
  await expect(cell(page, 0, 0)).toBeInViewport()
  await grid.hover()
  await page.mouse.wheel(0, 26 * 30)
  await expect(cell(page, 30, 0)).toBeInViewport()
  await expect(cell(page, 29, 0)).not.toBeInViewport()
})

/** Pearson's correlation of two columns of the sample, by its definition. */
function pearson(first: number, second: number): number {
  const mean = (column: number) => admissions.reduce((sum, row) => sum + (row[column] ?? 0), 0) / admissions.length
  const product = (a: number, b: number) =>
    admissions.reduce((sum, row) => sum + ((row[a] ?? 0) - mean(a)) * ((row[b] ?? 0) - mean(b)), 0)
  return product(first, second) / Math.sqrt(product(first, first) * product(second, second))
}
