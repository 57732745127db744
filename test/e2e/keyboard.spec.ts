import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, window } from './app'
import { acceptImport, readDownload, samples, writeFile } from './steps'

/** Presses Tab until the control has the focus, as a person without a mouse does. */
async function tabTo(page: Page, role: Parameters<Page['getByRole']>[0], name: string | RegExp): Promise<void> {
  const target = page.getByRole(role, { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first()
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached the ${role} ${String(name)}.`)
}

test('by keyboard alone: open a file, two runs, compare, export, score', { tag: window }, async ({ app }) => {
  const { page } = app
  await expect(page.getByRole('button', { name: 'Open a file…' })).toBeVisible()
  const opened = page.waitForEvent('filechooser')
  await page.keyboard.press('Control+o')
  await app.choose(await opened, join(samples, 'admissions.csv'))
  await acceptImport(page)
  await expect(page.getByRole('banner')).toContainText('admissions.csv · 100 rows')

  await tabTo(page, 'link', 'Workbench')
  await page.keyboard.press('Enter')
  await tabTo(page, 'spinbutton', 'Epochs')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('50')
  await page.keyboard.press('Control+Enter')
  const runs = page.getByRole('table', { name: 'Runs' })
  await expect(runs.getByRole('row').filter({ hasText: 'Logistic regression' })).toContainText('done')

  await tabTo(page, 'button', 'Add layer')
  await page.keyboard.press('Enter')
  await tabTo(page, 'combobox', 'Activation')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('combobox', { name: 'Activation' })).toHaveValue('relu')
  await page.keyboard.press('Control+Enter')
  await expect(runs.getByRole('row').filter({ hasText: 'ReLU 8' })).toContainText('done')

  // Untick and tick a run, and compare.
  await tabTo(page, 'checkbox', 'Show ReLU 8')
  await page.keyboard.press('Space')
  await expect(page.getByRole('checkbox', { name: 'Show ReLU 8' })).not.toBeChecked()
  await page.keyboard.press('Space')
  await expect(page.getByRole('checkbox', { name: 'Show ReLU 8' })).toBeChecked()

  await tabTo(page, 'button', 'Actions for ReLU 8')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Actions for ReLU 8' })).toBeFocused()
  await page.keyboard.press('Enter')
  const item = page.getByRole('menuitem', { name: /Export model/ })
  for (let presses = 0; presses < 12; presses++) {
    if (await item.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('ArrowDown')
  }
  await expect(item).toBeFocused()
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await readDownload(await download)).name).toBe('relu-8.json')

  await tabTo(page, 'link', 'Compare')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Compare', level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('ReLU 8')

  await tabTo(page, 'link', 'Models')
  await page.keyboard.press('Enter')
  await tabTo(page, 'button', /Score a CSV/)
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await app.choose(await chooser, writeFile(app.folder, 'fresh.csv', 'exam_1,exam_2\n20,20\n95,95\n'))
  await tabTo(page, 'button', /Save scored CSV/)
  const saved = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const result = await readDownload(await saved)
  expect(
    result.text
      .trimEnd()
      .split(/\r?\n/)
      .map((row) => row.split(',').at(-1)),
  ).toEqual(['predicted', '0', '1'])
})
