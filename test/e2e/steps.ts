import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Download, Locator, Page } from '@playwright/test'
import { type App, expect } from './app'

export const samples = join(import.meta.dirname, '../../samples')

export function writeFile(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

export async function readDownload(download: Download): Promise<{ name: string; text: string }> {
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

/** Training goes on to its last epoch, whatever the validation loss does. */
export async function setEpochs(page: Page, epochs: string): Promise<void> {
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill(epochs)
  const patience = page.getByRole('spinbutton', { name: 'Patience' })
  if (!(await patience.isVisible())) await page.locator('summary').filter({ hasText: 'Stopping' }).click()
  await patience.fill('0')
}

/** Of gradient descent, which has a learning rate without hidden layers too. */
export async function setLearningRateAndEpochs(page: Page, learningRate: string, epochs: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Optimizer' }).selectOption({ label: 'gradient descent' })
  await page.getByRole('spinbutton', { name: 'Learning rate' }).fill(learningRate)
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill(epochs)
}

/** The sheet that shows how a file is read before it is imported. */
export function importSheet(page: Page, name?: string): Locator {
  return page.getByRole('dialog', { name: name === undefined ? /^Import / : `Import ${name}`, exact: true })
}

/** Imports the file of the sheet as it is read without anybody's help. */
export async function acceptImport(page: Page): Promise<void> {
  const sheet = importSheet(page)
  await expect(sheet.getByRole('button', { name: 'Import', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(sheet).toBeHidden()
}

/** Lets a table fall on the window and imports it. */
export async function dropTable(app: App, path: string): Promise<void> {
  await app.drop(path)
  await acceptImport(app.page)
}
