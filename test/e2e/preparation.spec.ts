import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type App, expect, test } from './app'
import { dropTable, writeFile } from './steps'

/**
 * 240 rows of 40 customers, 6 each. `bought` follows from the spending with a rest that is as good as chance; `refund` is known only
 * afterwards and gives it away; every eleventh spending is missing.
 */
function customers(): string {
  const lines = ['customer,spending,size,since,refund,bought']
  for (let row = 0; row < 240; row++) {
    const spending = ((row * 7919) % 997) / 10
    const bought = spending + ((row * 104_729) % 83) > 90
    const size = ['small', 'medium', 'large'][(row * 31) % 3]
    const since = new Date(Date.UTC(2020, 0, 1 + row * 3)).toISOString().slice(0, 10)
    const refund = (bought ? 50 : 10) + ((row * 17) % 29)
    lines.push(
      [`c${Math.floor(row / 6)}`, row % 11 === 0 ? '' : spending, size, since, refund, bought ? 'yes' : 'no'].join(','),
    )
  }
  return lines.join('\n')
}

async function open(app: App): Promise<Page> {
  const { page } = app
  await dropTable(app, writeFile(app.folder, 'customers.csv', customers()))
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  return page
}

const chip = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^Rule of ${name}\\b`) })
const ruleOf = (page: Page, name: string) => page.getByRole('dialog', { name: `Rule of ${name}` })
const settings = (page: Page) => page.getByRole('form', { name: 'Settings' })
const undo = (page: Page) => settings(page).getByRole('button', { name: 'Undo' })
const train = (page: Page, name = 'Train') => page.getByRole('button', { name, exact: true }).click()
const runs = (page: Page) => page.getByRole('table', { name: 'Runs' })

test('a feature gets a rule of its own by keyboard, trains by it, and undo takes it back step by step', async ({
  app,
}) => {
  const page = await open(app)
  await chip(page, 'spending').focus()
  await page.keyboard.press('Enter')
  const rule = ruleOf(page, 'spending')
  await expect(rule.getByText('22 values missing.')).toBeVisible()
  await rule.getByRole('combobox', { name: 'Missing values' }).selectOption('median')
  await rule.getByRole('checkbox', { name: 'Indicator' }).check()
  await rule.getByRole('combobox', { name: 'Transform' }).selectOption('log1p')
  await page.keyboard.press('Escape')
  await expect(rule).toBeHidden()
  await expect(chip(page, 'spending')).toBeFocused()
  await expect(chip(page, 'spending')).toHaveAccessibleName('Rule of spending: median, indicator, log(1 + x)')

  await chip(page, 'size').click()
  const levels = ruleOf(page, 'size')
  await levels.getByRole('combobox', { name: 'Encoding' }).selectOption('ordinal')
  await expect(levels.getByRole('listitem')).toHaveText(['1. large', '2. medium', '3. small'])
  await levels.getByRole('button', { name: 'Move small up' }).press('Enter')
  await expect(levels.getByRole('button', { name: 'Move small up' })).toBeFocused()
  await page.keyboard.press('Enter')
  await levels.getByRole('button', { name: 'Move large down' }).press('Enter')
  await expect(levels.getByRole('listitem')).toHaveText(['1. small', '2. medium', '3. large'])
  await levels.getByRole('button', { name: 'Close' }).click()

  // With the median in their place no row is left out.
  await expect(
    settings(page).getByText(/^144 training, 48 validation and 48 test rows, stratified by class\.$/),
  ).toBeVisible()
  await train(page)
  await expect(runs(page).getByText('done')).toBeVisible()

  await chip(page, 'spending').click()
  await ruleOf(page, 'spending').getByRole('button', { name: 'Reset to the general rule' }).click()
  await page.keyboard.press('Escape')
  await expect(chip(page, 'spending')).toHaveAccessibleName('Rule of spending')
  await undo(page).click()
  await expect(chip(page, 'spending')).toHaveAccessibleName('Rule of spending: median, indicator, log(1 + x)')
  for (let step = 0; step < 4; step++) await undo(page).click()
  await expect(chip(page, 'size')).toHaveAccessibleName('Rule of size')
})

test('rows are split by groups, by time and in folds, with true counts; all folds train and say which they are', async ({
  app,
}) => {
  const page = await open(app)
  const split = page.getByRole('combobox', { name: 'Split', exact: true })
  await split.selectOption('time')
  const by = page.getByRole('combobox', { name: 'Split by' })
  await expect(by).toHaveValue('since')
  await expect(
    settings(page).getByText(/^\d+ training, \d+ validation and \d+ test rows; 22 left out\.$/),
  ).toBeVisible()
  await split.selectOption('grouped')
  await by.selectOption('customer')
  await expect(
    settings(page).getByText(/^\d+ training, \d+ validation and \d+ test rows; 22 left out\.$/),
  ).toBeVisible()

  await split.selectOption('folds')
  await page.getByRole('spinbutton', { name: 'Folds' }).fill('1')
  await expect(page.getByText('Enter a whole number from 2 to 50.')).toBeVisible()
  await page.getByRole('spinbutton', { name: 'Folds' }).fill('3')
  await page.getByRole('combobox', { name: 'Validation fold' }).selectOption({ label: 'fold 2 of 3' })
  await train(page)
  await expect(runs(page).getByRole('row', { name: /Logistic regression, fold 2 of 3/ })).toContainText('done')
  await train(page, 'Train all 3 folds')
  await expect(runs(page).getByText('done')).toHaveCount(4)
  for (const fold of ['fold 1 of 3', 'fold 3 of 3']) await expect(runs(page)).toContainText(fold)

  // Many runs are queued only when that is said again.
  await page.getByRole('spinbutton', { name: 'Repeats' }).fill('8')
  await train(page, 'Train all 24 folds')
  await expect(page.getByRole('button', { name: 'Queue 24 runs' })).toBeVisible()
  await settings(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Train all 24 folds' })).toBeVisible()
})

test('what gives the target away is said before training, put right by one click, and undone by another', async ({
  app,
}) => {
  const page = await open(app)
  const advice = page.getByRole('region', { name: 'Before you train' })
  const leak = advice.getByRole('listitem').filter({ hasText: 'Leakage' })
  await expect(leak).toContainText('refund')
  await leak.getByText('Why').click()
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeEnabled()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])

  await leak
    .getByRole('button', { name: /refund/ })
    .first()
    .click()
  await expect(leak).toBeHidden()
  await expect(chip(page, 'refund')).toBeHidden()
  await undo(page).click()
  await expect(chip(page, 'refund')).toBeVisible()
  await expect(leak).toBeVisible()
  await leak.getByRole('button', { name: /^Dismiss/ }).click()
  await expect(leak).toBeHidden()
  // What was dismissed stays so when the settings change.
  await page.getByRole('combobox', { name: 'Standardize' }).selectOption('quantile')
  await expect(settings(page).getByText(/Quantiles from the \d+ training rows\./)).toBeVisible()
  await expect(leak).toBeHidden()
})

test('products are counted, and trained', async ({ app }) => {
  const page = await open(app)
  await page.getByText('Interactions and polynomials', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Degree' }).selectOption('2')
  await expect(page.getByText('About 5 inputs and 3 products.')).toBeVisible()
  await page.getByRole('combobox', { name: 'First feature of the product' }).selectOption('spending')
  await page.getByRole('combobox', { name: 'Second feature of the product' }).selectOption('size')
  await page.getByRole('button', { name: 'Add product' }).click()
  await expect(page.getByText('About 5 inputs and 6 products.')).toBeVisible()
  await train(page)
  await expect(runs(page).getByText('done')).toBeVisible()
  await page.getByRole('button', { name: 'Remove spending × size' }).click()
  await expect(page.getByText('About 5 inputs and 3 products.')).toBeVisible()
})
