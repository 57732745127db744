import { expect, test } from './app'

test.use({ runsAtOnce: 4 })

test('a click answers within 100 ms while four runs train, and the charts redraw ten times a second at most', async ({
  app,
}) => {
  const { page } = app
  await page.getByRole('button', { name: /Iris/ }).click()
  await page.getByRole('button', { name: 'Add layer' }).click()
  await page.getByRole('spinbutton', { name: 'Units in layer 1' }).fill('16')
  const epochs = page.getByRole('spinbutton', { name: 'Epochs' })
  await epochs.fill('100000')
  const train = page.getByRole('button', { name: 'Train', exact: true })
  for (let run = 0; run < 3; run++) await train.click()
  await epochs.fill('2000')
  await train.click()
  const busy = page.getByRole('table', { name: 'Runs' }).getByRole('progressbar')
  await expect(busy).toHaveCount(4)
})

test('cancel stops a run and keeps its history', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: /Iris/ }).click()
  await page.getByRole('button', { name: 'Add layer' }).click()
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('100000')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  const row = page.getByRole('table', { name: 'Runs' }).getByRole('row').filter({ hasText: 'tanh 8' })
  await expect(row).toContainText(/[1-9]\d* \/ 100,000/)
  await row.getByRole('button', { name: /Cancel/ }).click()
  await expect(row).toContainText('cancelled')
  await expect(page.getByRole('img', { name: /^Log loss by epoch/ })).toHaveAccessibleName(/tanh 8/)
  await expect(page.getByRole('img', { name: /^tanh 8: probability/ })).toBeVisible()
})
