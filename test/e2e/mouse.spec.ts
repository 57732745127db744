import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import reference from '../data/reference.json' with { type: 'json' }
import { expect, test, window } from './app'
import { dropTable, importSheet, readDownload, samples, setLearningRateAndEpochs, writeFile } from './steps'

test(
  'by mouse: drop a file, train two networks, compare them, export one, score a file with it',
  { tag: window },
  async ({ app }) => {
    const { page } = app
    await dropTable(app, join(samples, 'admissions.csv'))
    await expect(page.getByRole('banner')).toContainText('admissions.csv · 100 rows · 3 columns')
    // The table is visible at once.
    await expect(page.getByText('57.1477')).toBeVisible()

    await page.getByRole('link', { name: 'Workbench', exact: true }).click()
    await expect(page.getByRole('combobox', { name: 'Target' })).toHaveValue('admitted')
    await page.getByRole('combobox', { name: 'Optimizer' }).selectOption({ label: 'gradient descent' })
    await page.getByRole('spinbutton', { name: 'Validation share' }).fill('0')
    await page.getByRole('spinbutton', { name: 'Test share' }).fill('0')
    await setLearningRateAndEpochs(page, '1', '1000')
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    const runs = page.getByRole('table', { name: 'Runs' })
    const first = runs.getByRole('row').filter({ hasText: 'Logistic regression' })
    await expect(first).toContainText('done')
    // The outside reference of 1,000 steps: 0.22259…
    const expected = reference.admissions.gradient_descent_from_zero_lr_1_standardized.loss_after_steps['1000']
    await expect(first).toContainText(expected.toFixed(3))

    await page.getByRole('button', { name: 'Add layer' }).click()
    await page.getByRole('spinbutton', { name: 'Units in layer 1' }).fill('6')
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await expect(runs.getByRole('row').filter({ hasText: 'tanh 6' })).toContainText('done')

    // Both fields stand side by side, and both curves in one plot.
    for (const name of ['Logistic regression', 'tanh 6']) {
      await expect(page.getByRole('img', { name: new RegExp(`^${name}: probability of admitted = 1`) })).toBeVisible()
    }
    await expect(page.getByRole('img', { name: /^Log loss by epoch/ })).toHaveAccessibleName(
      /Logistic regression.*tanh 6/,
    )

    await page.getByRole('link', { name: 'Compare', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Compare', level: 1 })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('tanh 6')

    await page.getByRole('link', { name: 'Workbench', exact: true }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Actions for Logistic regression' }).click()
    await page.getByRole('menuitem', { name: /Export model/ }).click()
    const model = await readDownload(await download)
    expect(model.name).toBe('logistic-regression.json')
    expect(JSON.parse(model.text)).toMatchObject({ format: 'logit-lab-model', version: 6, name: 'Logistic regression' })

    // Open the exported file again and score a row that is nowhere in the training data.
    await page.getByRole('link', { name: 'Models' }).click()
    await app.drop(writeFile(app.folder, model.name, model.text))
    const fresh = writeFile(app.folder, 'fresh.csv', 'exam_1,exam_2\n45,85\n')
    const chooser = page.waitForEvent('filechooser')
    await page
      .getByRole('button', { name: /Score a CSV/ })
      .first()
      .click()
    await app.choose(await chooser, fresh)
    await expect(page.getByRole('main')).toContainText('p(1)')
    const scored = page.waitForEvent('download')
    await page.getByRole('button', { name: /Save scored CSV/ }).click()
    const result = await readDownload(await scored)
    const [header, row] = result.text.trimEnd().split(/\r?\n/)
    expect(header).toBe('exam_1,exam_2,p(0),p(1),predicted')
    expect(Number(row?.split(',')[3])).toBeCloseTo(reference.admissions.probability_at_45_85, 4)
  },
)

test('a file that cannot be read says why, and what is open stays open', { tag: window }, async ({ app }) => {
  const { page } = app
  await dropTable(app, join(samples, 'iris.csv'))
  await expect(page.getByRole('banner')).toContainText('iris.csv · 150 rows')
  const files: [string, string | Uint8Array, RegExp][] = [
    ['empty.csv', '', /empty\.csv.*empty/],
    ['ragged.csv', 'a,b\n1,2\n3,4,5\n', /ragged\.csv, line 3: 3 fields where the header has 2/],
    ['picture.csv', Uint8Array.of(137, 80, 78, 71, 0, 0, 0, 1), /picture\.csv/],
  ]
  for (const [name, text, message] of files) {
    await app.drop(writeFile(app.folder, name, text))
    const sheet = importSheet(page, name)
    const alert = sheet.getByRole('alert')
    await expect(alert).toContainText(message)
    await expect(alert).not.toContainText(/\bat .*:\d+/)
    await page.keyboard.press('Enter')
    await expect(alert).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
    await expect(page.getByRole('banner')).toContainText('iris.csv · 150 rows')
  }
  expect(readFileSync(join(app.folder, 'empty.csv'), 'utf8')).toBe('')
})
