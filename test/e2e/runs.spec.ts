import { join } from 'node:path'
import { expect, test, window } from './app'
import { dropTable, samples, setLearningRateAndEpochs, writeFile } from './steps'

test(
  'rename, remove and undo; a setting out of range holds training back; all of it there after a restart',
  { tag: window },
  async ({ app }) => {
    const { page } = app
    await dropTable(app, join(samples, 'admissions.csv'))
    await page.getByRole('link', { name: 'Workbench', exact: true }).click()
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    const runs = page.getByRole('table', { name: 'Runs' })
    await expect(runs.getByText('done')).toBeVisible()

    // Rename by keyboard; Escape leaves the name as it was, and the focus where it was.
    const name = runs.getByRole('button', { name: 'Logistic regression', exact: true })
    await name.click()
    const field = runs.getByRole('textbox', { name: 'Name of Logistic regression' })
    await field.fill('Not this')
    await field.press('Escape')
    await expect(name).toBeFocused()
    await name.press('Enter')
    await field.fill('Baseline')
    await field.press('Enter')
    await expect(runs.getByRole('button', { name: 'Baseline', exact: true })).toBeVisible()

    await page.getByRole('button', { name: 'Actions for Baseline' }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await expect(page.getByRole('button', { name: 'Actions for Baseline' })).toBeHidden()
    await page.getByRole('status', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('button', { name: 'Actions for Baseline' })).toBeVisible()

    // A setting out of range names itself, and nothing is trained with it.
    await page.getByRole('spinbutton', { name: 'Epochs' }).fill('-1')
    await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeDisabled()
    await page.getByRole('spinbutton', { name: 'Epochs' }).fill('77')
    const again = await app.restart('quit')
    await again.getByRole('link', { name: 'Workbench', exact: true }).click()
    await expect(again.getByRole('button', { name: 'Actions for Baseline' })).toBeVisible()
  },
)

test('text in a file is only text: markup in headers and cells is shown, not run', { tag: window }, async ({ app }) => {
  const { page } = app
  const markup = '<img src=x onerror="document.title=1">'
  const cell = markup.replaceAll('"', '""')
  const rows = Array.from({ length: 30 }, (_, row) => `${row},"${cell}",${row % 2}`).join('\n')
  await dropTable(app, writeFile(app.folder, 'markup.csv', `x,"${cell}",__proto__\n${rows}\n`))
  await expect(page.getByRole('grid').getByText(markup).first()).toBeVisible()
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Runs' }).getByText('done')).toBeVisible()
  await expect(page).toHaveTitle('Workbench – Logit Lab')
})

test('a run that has not converged goes on by one click, to the optimum or with more epochs', async ({ app }) => {
  const { page } = app
  await dropTable(app, join(samples, 'admissions.csv'))
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await setLearningRateAndEpochs(page, '0.1', '20')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  const runs = page.getByRole('table', { name: 'Runs' })
  await expect(runs.getByText(/Not converged: all 20 epochs are over/)).toBeVisible()

  await runs.getByRole('button', { name: 'Go on with 40 epochs' }).press('Enter')
  await expect(runs.getByText(/Not converged: all 40 epochs are over/)).toBeVisible()
  await runs.getByRole('button', { name: 'Train with L-BFGS' }).first().click()
  await expect(runs.getByText(/Converged after \d+ epochs/)).toBeVisible()
  await page
    .getByRole('button', { name: /^Actions for/ })
    .nth(1)
    .click()
  await expect(page.getByRole('menuitem', { name: 'Go on with 80 epochs' })).toBeVisible()
})
