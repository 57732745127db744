import type { Locator, Page } from '@playwright/test'
import { expect, test, window } from './app'
import { acceptImport, dropTable, importSheet, writeFile } from './steps'

/** 30 rows as a spreadsheet writes them in much of Europe: semicolons, decimal commas, postcodes that begin with 0. */
const lines = Array.from({ length: 30 }, (_, row) => `${row},5;0${row + 1000};${row % 2 ? 'ja' : 'nein'}`)
const european = ['betrag;plz;antwort', ...lines].join('\r\n')

const setting = (sheet: Locator, name: string) => sheet.getByRole('combobox', { name, exact: true })
const cells = (sheet: Locator) => sheet.getByRole('cell')
const report = (page: Page) => page.getByRole('region', { name: 'Import report' })

async function paste(page: Page, text: string, target = 'body'): Promise<void> {
  await page.locator(target).evaluate((element, content) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', content)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test('a file with semicolons and decimal commas: the guesses are shown, can be overruled and put back', async ({
  app,
}) => {
  const { page } = app
  await app.drop(writeFile(app.folder, 'umsatz.csv', european))
  const sheet = importSheet(page, 'umsatz.csv')
  await expect(setting(sheet, 'Delimiter')).toHaveValue(';')
  await expect(setting(sheet, 'Decimal mark')).toHaveValue(',')
  await expect(sheet).toContainText('all 30 rows')
  await expect(cells(sheet).first()).toHaveText('0,5')
  await expect(setting(sheet, 'Type of betrag')).toContainText('as read: number')

  await setting(sheet, 'Delimiter').selectOption('|')
  await expect(cells(sheet).first()).toHaveText('0,5;01000;nein')
  await expect(sheet.getByText('detected: semicolon')).toBeVisible()
  await sheet.getByRole('button', { name: /^Reset Delimiter/ }).click()
  await expect(cells(sheet).first()).toHaveText('0,5')
  await expect(setting(sheet, 'Delimiter')).toBeFocused()

  await setting(sheet, 'Type of antwort').selectOption('text')
  await sheet.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('banner')).toContainText('umsatz.csv · 30 rows · 3 columns')
  await expect(report(page)).toContainText(/Delimiter\s*semicolon/)
  await expect(report(page)).toContainText(/Decimal mark\s*comma/)
  await expect(report(page)).toContainText(/Type of antwort\s*text\s*chosen/)
  await expect(page.getByRole('grid').getByText('01000').first()).toBeVisible()
})

test(
  'a row of another width: the sheet says where, and imports once it may be left out',
  { tag: window },
  async ({ app }) => {
    const { page } = app
    await app.drop(writeFile(app.folder, 'ragged.csv', 'a,b\n1,2\n3,4,5\n6,7\n'))
    const sheet = importSheet(page, 'ragged.csv')
    await expect(sheet.getByRole('alert')).toContainText('line 3')
    await setting(sheet, 'Rows with too few or too many fields').selectOption('leaveOut')
    await expect(sheet.getByRole('alert')).toBeHidden()
    await sheet.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(page.getByRole('banner')).toContainText('ragged.csv · 2 rows')
    await expect(report(page)).toContainText(/leave these rows out\s*chosen/)
    await expect(report(page).getByRole('group', { name: 'Import warnings' })).toContainText('lost')

    // The file is still at hand: without that choice it is refused again.
    await report(page).getByRole('button', { name: 'Read differently…' }).click()
    await expect(setting(sheet, 'Rows with too few or too many fields')).toHaveValue('leaveOut')
    await sheet.getByRole('button', { name: 'Reset all' }).click()
    await expect(setting(sheet, 'Encoding')).toBeFocused()
    await expect(sheet.getByRole('alert')).toContainText('line 3')
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
    await expect(report(page).getByRole('button', { name: 'Read differently…' })).toBeFocused()
  },
)

test('what is wrong with a file has its remedy beside it', async ({ app }) => {
  const { page } = app
  await app.drop(writeFile(app.folder, 'ragged.csv', 'a,b\n1,2\n3,4,5\n6,7\n'))
  const ragged = importSheet(page, 'ragged.csv')
  await expect(ragged).toContainText('2 columns · the first row')
  await ragged.getByRole('button', { name: 'Leave out rows with too few or too many fields' }).click()
  await expect(ragged.getByRole('alert')).toBeHidden()
  await expect(setting(ragged, 'Rows with too few or too many fields')).toHaveValue('leaveOut')
  await expect(ragged).toContainText('all 2 rows')
  await page.keyboard.press('Escape')
  await expect(ragged).toBeHidden()

  await app.drop(writeFile(app.folder, 'quote.csv', 'a,b\n1,"hello\n2,world\n'))
  const quote = importSheet(page, 'quote.csv')
  await quote.getByRole('button', { name: 'Read quotes as plain characters' }).click()
  await expect(cells(quote).nth(1)).toHaveText('"hello')
  // The focus went to where Enter imports; after that nothing on the page is ringed.
  await acceptImport(page)
  await expect(page.getByRole('main')).toBeFocused()
  await expect(page.getByRole('main')).toHaveCSS('outline-style', 'none')
})

test('a table from a spreadsheet is pasted anywhere but in a field', async ({ app }) => {
  const { page } = app
  await expect(page.getByRole('button', { name: 'Open a file…' })).toBeVisible()
  await paste(page, 'only a word')
  await paste(page, 'x\ty\n1\tyes\n2\tno\n3\tyes\n')
  const sheet = importSheet(page, 'Pasted table')
  await expect(setting(sheet, 'Delimiter')).toHaveValue('\t')
  await acceptImport(page)
  await expect(page.getByRole('banner')).toContainText('pasted.tsv · 3 rows · 2 columns')
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await paste(page, '1\n2\n', 'input[type="number"] >> nth=0')
  await expect(sheet).toBeHidden()
  await expect(page).toHaveTitle(/^Workbench/)
})

test('Esc leaves a file out, and what is open stays open', { tag: window }, async ({ app }) => {
  const { page } = app
  const path = writeFile(app.folder, 'umsatz.csv', european)
  await app.drop(path)
  await expect(importSheet(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(importSheet(page)).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Drop a CSV file here' })).toBeVisible()
  await dropTable(app, path)
  await expect(page.getByRole('banner')).toContainText('umsatz.csv · 30 rows')
})
