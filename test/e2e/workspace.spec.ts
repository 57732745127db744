import { expect, test, window } from './app'
import { setEpochs } from './steps'

for (const how of ['quit', 'kill'] as const) {
  test(
    `after a ${how} everything is there again: dataset, runs, histories, fields and settings`,
    { tag: window },
    async ({ app }) => {
      await app.page.getByRole('button', { name: /Two moons/ }).click()
      await app.page.getByRole('button', { name: 'Add layer' }).click()
      await app.page.getByRole('spinbutton', { name: 'Epochs' }).fill('40')
      await app.page.getByRole('button', { name: 'Train', exact: true }).click()
      const row = () => app.page.getByRole('table', { name: 'Runs' }).getByRole('row').filter({ hasText: 'tanh 8' })
      await expect(row()).toContainText('done')
      const fingerprint = await row()
        .getByRole('button', { name: /Copy fingerprint/ })
        .textContent()
      const plot = app.page.getByRole('img', { name: /^Log loss by epoch, 0 to 40.*weights of epoch/ })
      const curve = await plot.getAttribute('aria-label')
      await expect(app.page.getByText('Saved')).toBeVisible()

      const page = await app.restart(how)
      await expect(page.getByRole('banner')).toContainText('two-moons.csv')
      await page.getByRole('link', { name: 'Workbench', exact: true }).click()
      await expect(page.getByRole('spinbutton', { name: 'Epochs' })).toHaveValue('40')
      await expect(row()).toContainText('done')
      await expect(row().getByRole('button', { name: /Copy fingerprint/ })).toHaveText(fingerprint ?? '')
      await expect(page.getByRole('img', { name: /^Log loss by epoch/ })).toHaveAttribute('aria-label', curve ?? '')
      await expect(page.getByRole('img', { name: /^tanh 8: probability/ })).toBeVisible()
    },
  )
}

test('a kill in the middle of training keeps the run and what it had reached', { tag: window }, async ({ app }) => {
  await app.page.getByRole('button', { name: /Breast cancer/ }).click()
  await app.page.getByRole('button', { name: 'Add layer' }).click()
  await app.page.getByRole('spinbutton', { name: 'Units in layer 1' }).fill('200')
  await setEpochs(app.page, '100000')
  await app.page.getByRole('button', { name: 'Train', exact: true }).click()
  const row = () => app.page.getByRole('table', { name: 'Runs' }).getByRole('row').filter({ hasText: 'tanh 200' })
  await expect(row()).toContainText(/[1-9]\d* \/ 100,000/)
  const page = await app.restart('kill')
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await expect(row()).toContainText('interrupted')
  await expect(row()).toContainText(/[1-9]\d* \/ 100,000/)
  await row().getByRole('checkbox').check()
  await expect(page.getByRole('img', { name: /^Log loss by epoch, 0 to [1-9]/ })).toBeVisible()
})

test('each dataset keeps its own settings over a restart', async ({ app }) => {
  await app.page.getByRole('button', { name: /Two moons/ }).click()
  const seed = () => app.page.getByRole('spinbutton', { name: 'Seed', exact: true })
  const showSeed = async () => {
    await app.page.getByRole('link', { name: 'Workbench', exact: true }).click()
    if (!(await seed().isVisible()))
      await app.page.locator('summary').filter({ hasText: 'Precision and seeds' }).click()
  }
  const isOpen = (name: string) => expect(app.page.getByRole('banner')).toContainText(name)
  await isOpen('two-moons.csv')
  await showSeed()
  await seed().fill('11')
  await app.page.getByRole('link', { name: 'Data', exact: true }).click()
  await app.page.getByRole('button', { name: /Iris/ }).first().click()
  await isOpen('iris.csv')
  await showSeed()
  await seed().fill('22')
  await expect(app.page.getByText('Saving…')).toBeVisible()
  await expect(app.page.getByText('Saved')).toBeVisible()

  await app.restart('quit')
  await isOpen('iris.csv')
  await showSeed()
  await expect(seed()).toHaveValue('22')
  await app.page.getByRole('link', { name: 'Data', exact: true }).click()
  await app.page.getByRole('button', { name: /^two-moons/ }).click()
  await isOpen('two-moons.csv')
  await showSeed()
  await expect(seed()).toHaveValue('11')
})
