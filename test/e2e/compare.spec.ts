import type { Page } from '@playwright/test'
import { expect, test } from './app'

/** Three runs of the sample that differ in settings. */
async function trainThree(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Admissions/ }).click()
  const train = page.getByRole('button', { name: 'Train', exact: true })
  await train.click()
  await page.getByRole('button', { name: 'Add layer' }).click()
  await train.click()
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('5')
  await train.click()
  await expect(page.getByRole('table', { name: 'Runs' }).getByText('done')).toHaveCount(3)
  await page.getByRole('link', { name: 'Compare', exact: true }).click()
}

test('whether runs differ is a sentence, with differences to any of them by any metric and part', async ({ app }) => {
  const { page } = app
  await trainThree(page)
  const card = page.getByRole('region', { name: 'Is the difference real?' })
  await expect(card).toContainText(/By log loss, .* Logistic regression.*corrected for 2 comparisons \(Holm\)/)
  const table = card.getByRole('table', { name: 'Differences between the runs' })
  await expect(table.getByRole('row')).toHaveCount(4)
  await expect(table.getByRole('columnheader', { name: 'Corrected p' })).toBeVisible()
  await expect(table.getByRole('row', { name: /^Logistic regression/ })).toContainText('compared with it')

  await card.getByRole('combobox', { name: 'Metric' }).selectOption({ label: 'Accuracy' })
  await expect(card).toContainText('McNemar')
  await card.getByRole('combobox', { name: 'Compared with' }).selectOption({ index: 1 })
  await expect(table.getByRole('row', { name: /^tanh 8/ }).first()).toContainText('compared with it')
  await card.getByRole('radio', { name: 'training' }).check({ force: true })
  await expect(card).toContainText('On 60 training rows')

  // Test figures stay covered until they are unsealed for each run.
  await card.getByRole('radio', { name: 'test' }).check({ force: true })
  await expect(card).toContainText('are covered')
  await expect(table).toBeHidden()
})

test('runs are drawn over two metrics and through their settings, each as a table too', async ({ app }) => {
  const { page } = app
  await trainThree(page)
  for (const [title, rows] of [
    ['Runs by two metrics', 4],
    ['Settings and outcome', 4],
  ] as const) {
    const plot = page.getByRole('region', { name: title, exact: true })
    await expect(plot.getByRole('img')).toBeVisible()
    await plot.getByRole('button', { name: 'View as table' }).click()
    await expect(plot.getByRole('row')).toHaveCount(rows)
    await plot.getByRole('button', { name: 'View as table' }).click()
  }
  const scatter = page.getByRole('region', { name: 'Runs by two metrics', exact: true })
  await scatter.getByRole('combobox', { name: 'Metric up' }).selectOption({ label: 'ROC AUC on validation rows' })
  await expect(scatter.getByRole('img')).toHaveAttribute('aria-label', /ROC AUC on validation rows/)
  await expect(page.getByRole('table', { name: 'Best and last epochs' }).getByRole('row')).toHaveCount(4)
})

test('runs of different splits are not compared, and the reason is said', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: /Admissions/ }).click()
  const train = page.getByRole('button', { name: 'Train', exact: true })
  await train.click()
  await expect(page.getByRole('table', { name: 'Runs' }).getByText('done')).toHaveCount(1)
  await page.getByRole('spinbutton', { name: 'Validation share' }).fill('30')
  await train.click()
  await expect(page.getByRole('table', { name: 'Runs' }).getByText('done')).toHaveCount(2)
  await page.getByRole('link', { name: 'Compare', exact: true }).click()
  const card = page.getByRole('region', { name: 'Is the difference real?' })
  await expect(card).toContainText(/cannot be compared on validation rows: their splits differ/)
  await expect(card.getByRole('table')).toHaveCount(0)
})
