import { join } from 'node:path'
import { expect, test } from './app'
import { dropTable, writeFile } from './steps'

const cases = join(import.meta.dirname, '../data/cases/import')

test('a scored file is read by its own marks, and otherwise where a person says so', async ({ app }) => {
  const { page } = app
  await dropTable(app, join(cases, 'S01_train_point.csv'))
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Runs' }).getByText('done')).toBeVisible()
  await page.getByRole('button', { name: 'Actions for Logistic regression' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /Export model/ }).click()
  await download
  await page.getByRole('link', { name: 'Models', exact: true }).click()
  const score = async (path: string) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: /Score a CSV/ }).click()
    await app.choose(await chooser, path)
  }
  await score(join(cases, 'S01_score_semicolon_comma.csv'))
  const result = page.getByRole('region', { name: /^Scores / })
  await expect(result).toContainText('10 of 10 rows scored')

  // The sheet of the import, for the file that was scored.
  await page.getByRole('button', { name: 'Read the file differently…' }).click()
  const sheet = page.getByRole('dialog', { name: 'Score S01_score_semicolon_comma.csv' })
  await expect(sheet.getByLabel('Decimal mark')).toHaveValue(',')
  await sheet.getByRole('textbox', { name: 'Missing-value codes' }).fill('0,33')
  await page.keyboard.press('Enter')
  await sheet.getByRole('button', { name: 'Score', exact: true }).click()
  await expect(sheet).toBeHidden()
  await expect(result).toContainText('9 of 10 rows scored, 1 not')

  // What cannot be scored says why, names the columns that are nearly there, and offers the sheet.
  await score(writeFile(app.folder, 'case.csv', 'Income,Rate\n5000,1\n'))
  await expect(page.getByText(/income is there as Income/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Read the file differently…' }).first()).toBeVisible()
})

test('lines above a table are left out, shown, and put back', async ({ app }) => {
  const { page } = app
  await app.drop(join(cases, 'A08_preamble.csv'))
  const sheet = page.getByRole('dialog', { name: 'Import A08_preamble.csv' })
  await expect(sheet.getByLabel('Lines to skip')).toHaveValue('3')
  await expect(sheet.getByText('Report: churn by shop')).toBeVisible()
  await expect(sheet.getByRole('columnheader', { name: /visits/ })).toBeVisible()
  await sheet.getByLabel('Lines to skip').fill('4')
  await expect(sheet.getByText('detected: 3')).toBeVisible()
  await expect(sheet.getByRole('columnheader', { name: /column_1/ })).toBeVisible()
})
