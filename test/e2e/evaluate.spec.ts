import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './app'
import { dropTable, samples } from './steps'

/** From the sample to a trained run, and to its evaluation: one click. */
async function evaluateAdmissions(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Admissions/ }).click()
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Runs' }).getByText('done')).toHaveCount(1)
  await page.getByRole('link', { name: 'Evaluate', exact: true }).click()
}

test('a run is judged in a sentence, with figures, curves and a threshold that follows its costs', async ({ app }) => {
  const { page } = app
  await evaluateAdmissions(page)
  const verdict = page.getByRole('region', { name: 'Verdict' })
  await expect(verdict).toContainText(/\d+ of 20 validation rows are classified correctly: accuracy 0\.\d+ \[/)
  await expect(verdict).toContainText(/against 0\.\d+ for always predicting admitted = 0/)
  for (const title of ['ROC curve', 'Precision and recall', 'Reliability', 'Threshold', 'Gain and lift']) {
    await expect(page.getByRole('region', { name: title, exact: true }).getByRole('img')).toBeVisible()
  }

  // The slider moves by keyboard; sentence, matrix and figures follow.
  const slider = page.getByRole('slider', { name: 'Threshold of P(admitted = 1)' })
  await slider.focus()
  await page.keyboard.press('Home')
  await expect(verdict).toContainText('At threshold 0.00 it misses 0 of')
  const matrix = page.getByRole('table', { name: 'Confusion matrix' })
  await expect(matrix.getByText('Predicted at 0.00')).toBeVisible()
  await expect(
    matrix.getByRole('button', { name: /Select 0 rows of admitted = 1 predicted as admitted = 0/ }),
  ).toBeDisabled()

  // Misses that cost more ask for a lower threshold than false alarms that do.
  const figures = page.getByRole('region', { name: 'Figures of the threshold' })
  const cheapest = async () =>
    Number(/[\d.]+/.exec((await figures.getByRole('button', { name: /Use/ }).textContent()) ?? '')?.[0])
  await figures.getByLabel('a miss').fill('50')
  const low = await cheapest()
  await figures.getByLabel('a miss').fill('1')
  await figures.getByLabel('A false alarm costs').fill('50')
  expect(await cheapest()).toBeGreaterThan(low)
  await figures.getByRole('button', { name: /Use/ }).click()
  await expect(slider).not.toHaveValue('0')

  // Groups of a column, and every metric with what it is.
  await page.getByRole('combobox', { name: 'By subgroup' }).selectOption('exam_1')
  await expect(page.getByRole('table', { name: 'Metric by exam_1' }).getByRole('row')).toHaveCount(6)
  await page.getByText('All metrics', { exact: true }).click()
  await expect(
    page.getByRole('table', { name: 'All metrics' }).getByRole('row', { name: /^Cohen|kappa/i }),
  ).toBeVisible()
})

test('a cell of the confusion matrix selects its rows in the table', async ({ app }) => {
  const { page } = app
  await evaluateAdmissions(page)
  await page.getByRole('radio', { name: 'training 60' }).check({ force: true })
  const cell = page.getByRole('button', { name: /Select \d+ rows of admitted = 1 predicted as admitted = 1/ })
  const count = Number(/\d+/.exec((await cell.getAttribute('aria-label')) ?? '')?.[0])
  await cell.click()
  await expect(page.getByText(`${count} rows selected, in the table of Data and in the plots.`)).toBeVisible()
  await page.getByRole('link', { name: 'Data', exact: true }).click()
  await expect(page.getByText(new RegExp(`${count} rows? selected`)).last()).toBeVisible()
})

test('test rows stay sealed until they are uncovered for a run, which is recorded @window', async ({ app }) => {
  const { page } = app
  await evaluateAdmissions(page)
  await page.getByRole('radio', { name: 'test 20, sealed' }).check({ force: true })
  await expect(page.getByRole('heading', { name: '20 test rows, sealed' })).toBeVisible()
  await expect(page.getByText('Nobody has looked at the test rows of this dataset yet.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeHidden()

  // Nowhere else either.
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  const metrics = page.getByRole('region', { name: 'Metrics of the shown runs' })
  await expect(metrics.getByRole('row', { name: /^Log loss, test/ })).toContainText('sealed')

  await page.getByRole('link', { name: 'Evaluate', exact: true }).click()
  await page.getByRole('button', { name: /^Unseal for/ }).click()
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('of 20 test rows are classified correctly')
  await expect(page.getByText(/^Test rows looked at on /)).toBeVisible()
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await expect(metrics.getByRole('row', { name: /^Log loss, test/ })).not.toContainText('sealed')
})

test('a run explains itself: coefficients, what matters, and what another value would change', async ({ app }) => {
  const { page } = app
  await evaluateAdmissions(page)
  await page.getByRole('radio', { name: 'Explain', exact: true }).check({ force: true })
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('2 of 2 effects are told apart from none')
  const table = page.getByRole('table', { name: 'Coefficients' })
  await expect(table.getByRole('row')).toHaveCount(4)
  await expect(page.getByText('No separation.', { exact: true })).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Permutation importance', exact: true }).getByRole('img'),
  ).toHaveAccessibleName(/^exam_1 matters most/)

  // By profile likelihood the interval is another one, not symmetric.
  const interval = table
    .getByRole('row', { name: /^exam_1/ })
    .getByRole('cell')
    .nth(2)
  const wald = (await interval.textContent()) ?? ''
  await page.getByRole('radio', { name: 'profile likelihood' }).check({ force: true })
  await expect(interval).not.toHaveText(wald)

  // What if the first exam had gone better: the probability rises, and goes back.
  const why = page.getByRole('region', { name: 'Why this row' })
  const answer = why.getByText(/^A typical row/)
  const before = (await answer.textContent()) ?? ''
  await why.getByRole('spinbutton', { name: 'Value of exam_1' }).fill('95')
  await page.keyboard.press('Tab')
  await expect(why.getByText(/with exam_1 changed/)).toContainText(/0\.9\d+|1\.000/)
  await why.getByRole('button', { name: 'Reset' }).click()
  await expect(answer).toHaveText(before)

  await why.getByRole('spinbutton', { name: 'Number of a row' }).fill('1')
  await page.keyboard.press('Enter')
  await expect(why.getByText(/^Row 1:/)).toBeVisible()
  await page.getByRole('combobox', { name: 'Feature' }).selectOption('exam_2')
  await expect(
    page.getByRole('region', { name: 'Partial dependence', exact: true }).getByRole('img'),
  ).toHaveAccessibleName(/over exam_2/)
})

test('separated classes have no table of coefficients, but the reason and Firth’s estimate', async ({ app }) => {
  const { page } = app
  await page
    .getByRole('button', { name: /Breast cancer/i })
    .first()
    .click()
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Runs' }).getByText('done')).toHaveCount(1, { timeout: 30_000 })
  await page.getByRole('link', { name: 'Evaluate', exact: true }).click()
  await page.getByRole('radio', { name: 'Explain', exact: true }).check({ force: true })
  await expect(page.getByText(/^No finite estimate: the classes are separated by/)).toBeVisible()
  await expect(page.getByRole('table', { name: 'Coefficients' })).toBeHidden()
  await page.getByRole('button', { name: 'Show Firth’s penalised estimate' }).click()
  await expect(page.getByText(/^Firth’s penalised estimate from the same inputs/)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('table', { name: 'Coefficients' }).getByRole('row')).toHaveCount(32)
})

test('without a run there is nothing to judge, and a click to change that', async ({ app }) => {
  const { page } = app
  await dropTable(app, join(samples, 'iris.csv'))
  await page.getByRole('link', { name: 'Evaluate', exact: true }).click()
  await page.getByRole('link', { name: 'Set up a run' }).click()
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible()
})
