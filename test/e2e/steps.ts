import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Download, Page } from '@playwright/test'

export const samples = join(import.meta.dirname, '../../samples')

export function writeFile(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

export async function readDownload(download: Download): Promise<{ name: string; text: string }> {
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

export async function setLearningRateAndEpochs(page: Page, learningRate: string, epochs: string): Promise<void> {
  await page.getByRole('spinbutton', { name: 'Learning rate' }).fill(learningRate)
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill(epochs)
}
