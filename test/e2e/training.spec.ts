import { expect, test, window } from './app'
import { setEpochs } from './steps'

test.use({ runsAtOnce: 4 })

test('one run of 2,000 epochs comes to its end while three others train, and the window goes on answering', async ({
  app,
}) => {
  const { page } = app
  await page.getByRole('button', { name: /Iris/ }).click()
  await page.getByRole('button', { name: 'Add layer' }).click()
  await page.getByRole('spinbutton', { name: 'Units in layer 1' }).fill('200')
  await setEpochs(page, '100000')
  const train = page.getByRole('button', { name: 'Train', exact: true })
  for (let run = 0; run < 3; run++) await train.click()
  await setEpochs(page, '2000')
  await train.click()
  const runs = page.getByRole('table', { name: 'Runs' })
  await expect(runs.getByRole('row').filter({ hasText: 'tanh 200 (4)' })).toContainText('done')
  await expect(runs.getByRole('progressbar')).toHaveCount(3)
  // While the others go on: another view, a setting, a tick.
  await page.getByRole('link', { name: 'Compare', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Compare', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Show tanh 200 (4)' }).uncheck()
  await page.getByRole('combobox', { name: 'Standardize' }).selectOption('robust')
  await expect(runs.getByRole('progressbar')).toHaveCount(3)
  for (const name of ['tanh 200', 'tanh 200 (2)', 'tanh 200 (3)']) {
    await runs.getByRole('button', { name: `Cancel ${name}`, exact: true }).click()
  }
  await expect(runs.getByRole('progressbar')).toHaveCount(0)
})

test('cancel stops a run and keeps its history', { tag: window }, async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: /Iris/ }).click()
  await page.getByRole('button', { name: 'Add layer' }).click()
  await page.getByRole('spinbutton', { name: 'Units in layer 1' }).fill('200')
  await setEpochs(page, '100000')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  const row = page.getByRole('table', { name: 'Runs' }).getByRole('row').filter({ hasText: 'tanh 200' })
  await expect(row).toContainText(/[1-9]\d* \/ 100,000/)
  await row.getByRole('button', { name: /Cancel/ }).click()
  await expect(row).toContainText('cancelled')
  await expect(page.getByRole('img', { name: /^Log loss by epoch/ })).toHaveAccessibleName(/tanh 200/)
  await expect(page.getByRole('img', { name: /^tanh 200: probability/ })).toBeVisible()
})
