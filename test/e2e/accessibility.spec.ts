import AxeBuilder from '@axe-core/playwright'
import { join } from 'node:path'
import { expect, test } from './app'
import { importSheet, samples } from './steps'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every view stands the accessibility rules, ${colorScheme}`, async ({ app }) => {
    const { page } = app
    await page.emulateMedia({ colorScheme })
    const check = async (view: string) => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(violations.map(({ id, nodes }) => `${view}: ${id} ${nodes[0]?.html}`)).toEqual([])
    }
    await expect(page.getByRole('button', { name: 'Open a file…' })).toBeVisible()
    await check('start')
    await app.drop(join(samples, 'admissions.csv'))
    await importSheet(page).getByRole('combobox', { name: 'Type of exam_1' }).selectOption('text')
    await check('import')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Admissions/ }).click()
    // From launch to a trained model: the sample, and Train.
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await page.getByRole('button', { name: 'Add layer' }).click()
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await expect(page.getByRole('img', { name: /^tanh 8: probability/ })).toBeVisible()
    await expect(page.getByRole('table', { name: 'Runs' }).getByText('done')).toHaveCount(2)
    await check('workbench')
    await page.getByRole('link', { name: 'Evaluate', exact: true }).click()
    await expect(page.getByRole('img', { name: /^ROC curve/ })).toBeVisible()
    await check('evaluate')
    await page.getByRole('radio', { name: 'Explain', exact: true }).check({ force: true })
    await expect(page.getByRole('img', { name: /matters most/ })).toBeVisible()
    await check('explain')
    await page.getByRole('link', { name: 'Compare', exact: true }).click()
    await expect(page.getByRole('table', { name: 'Differing settings' })).toBeVisible()
    await check('compare')
    await page.getByRole('link', { name: 'Models', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Open a model file…' })).toBeVisible()
    await check('models')
    await page.getByRole('link', { name: 'Data', exact: true }).click()
    await expect(page.getByText('57.1477')).toBeVisible()
    await check('data')
  })
}
