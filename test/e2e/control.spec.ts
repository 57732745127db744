import type { Locator, Page } from '@playwright/test'
import { expect, test, window } from './app'
import { setEpochs } from './steps'

/** Long enough to be paused in the middle, on any machine. */
const epochs = '100000'

async function setUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Two moons/ }).click()
  await page.getByRole('button', { name: 'Add layer' }).click()
  await setEpochs(page, epochs)
}

const train = (page: Page) => page.getByRole('button', { name: 'Train', exact: true }).click()
const rowOf = (page: Page, name: string) =>
  page
    .getByRole('table', { name: 'Runs' })
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox', { name: `Show ${name}`, exact: true }) })
const fingerprintOf = (row: Locator) => row.getByRole('button', { name: /Copy fingerprint/ }).textContent()

/** The fingerprint of the same run that nobody touches. */
async function straight(page: Page, name: string): Promise<string | null> {
  await train(page)
  await expect(rowOf(page, name)).toContainText('done', { timeout: 60_000 })
  return fingerprintOf(rowOf(page, name))
}

test('a run that is paused, stepped and resumed ends with the same bits as one that is left alone', async ({ app }) => {
  const { page } = app
  await setUp(page)
  await train(page)
  const row = rowOf(page, 'tanh 8')
  await expect(row).toContainText(/[1-9][\d,]* \/ 100,000/)
  await row.getByRole('button', { name: 'Pause tanh 8' }).click()
  await expect(row).toContainText('paused')

  // To the end of the epoch under way, then batch by batch.
  await row.getByRole('button', { name: 'Step one epoch tanh 8' }).click()
  await expect(row).not.toContainText('batch')
  for (const batch of [1, 2]) {
    await row.getByRole('button', { name: 'Step one batch tanh 8' }).click()
    await expect(page.getByText(new RegExp(`Epoch [\\d,]+, batch ${batch} of 6`))).toBeVisible()
  }
  // The field follows a step.
  await expect(page.getByRole('img', { name: /^tanh 8: probability/ })).toBeVisible()
  await page.keyboard.press('F8')
  await expect(row).toContainText('done', { timeout: 60_000 })
  expect(await fingerprintOf(row)).toBe(await straight(page, 'tanh 8 (2)'))
})

test(
  'a paused run outlives a quit, an interrupted one a kill: both go on to the same bits',
  { tag: window },
  async ({ app }) => {
    await setUp(app.page)
    await train(app.page)
    const row = () => rowOf(app.page, 'tanh 8')
    await expect(row()).toContainText(/[1-9][\d,]* \/ 100,000/)
    await row().getByRole('button', { name: 'Pause tanh 8' }).click()
    await expect(row()).toContainText('paused')
    // The settings are needed again for the run that nobody touches.
    await expect(app.page.getByText('Saved')).toBeVisible()
    const toWorkbench = (page: Page) => page.getByRole('link', { name: 'Workbench', exact: true }).click()
    await toWorkbench(await app.restart('quit'))
    await expect(row()).toContainText('paused')
    await row().getByRole('button', { name: 'Resume tanh 8' }).click()
    await expect(row().getByRole('progressbar')).toBeVisible()
    await toWorkbench(await app.restart('kill'))
    await expect(row()).toContainText('interrupted')
    await row().getByRole('button', { name: 'Resume tanh 8' }).click()
    await expect(row()).toContainText('done', { timeout: 60_000 })
    expect(await fingerprintOf(row())).toBe(await straight(app.page, 'tanh 8 (2)'))
  },
)
