import { expect, test } from './app'
import { dropTable, readDownload, writeFile } from './steps'

test('a target that is a number: train, see the field in its unit, take the model away and score with it', async ({
  app,
}) => {
  const { page } = app
  // y = 3 + 2 a - b exactly, so that what has to come out is known.
  const cell = (row: number) => [row % 7, (row * 5) % 11]
  const lines = Array.from({ length: 120 }, (_, row) => {
    const [a, b] = cell(row) as [number, number]
    return `${a},${b},${3 + 2 * a - b}`
  })
  await dropTable(app, writeFile(app.folder, 'plane.csv', ['a,b,y', ...lines].join('\n')))
  await expect(page.getByRole('banner')).toContainText('plane.csv · 120 rows')
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await page.getByRole('combobox', { name: 'Target' }).selectOption('y')
  await page.getByText('regression', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Optimizer' }).selectOption({ label: 'L-BFGS' })
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  const row = page.getByRole('table', { name: 'Runs' }).getByRole('row').filter({ hasText: 'Linear regression' })
  await expect(row).toContainText('done')
  await expect(page.getByRole('img', { name: /^Linear regression: .*y/ })).toBeVisible()
  await expect(page.getByText('R²').first()).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Actions for Linear regression' }).click()
  await page.getByRole('menuitem', { name: /Export model/ }).click()
  const model = await readDownload(await download)
  await page.getByRole('link', { name: 'Models', exact: true }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /Score a CSV/ }).click()
  await app.choose(await chooser, writeFile(app.folder, 'new.csv', 'a,b\n10,1\n'))
  const scored = page.waitForEvent('download')
  await page.getByRole('button', { name: /Save scored CSV/ }).click()
  const { text } = await readDownload(await scored)
  expect(text.split(/\r?\n/)[0]).toBe('a,b,predicted')
  expect(Number(text.split(/\r?\n/)[1]?.split(',')[2])).toBeCloseTo(22, 6)
  expect(JSON.parse(model.text)).toMatchObject({ preparation: { target: { name: 'y', classes: [] } } })
})
