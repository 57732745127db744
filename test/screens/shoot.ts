/** Renews the pictures in docs/screens: `npm run screenshots`. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { createGenerator } from '../bench/engine/generator.ts'
import { dropFile, endHost, launchChromium, startHost } from '../e2e/app.ts'

const target = process.argv[2] ?? join(import.meta.dirname, '../../docs/screens')
mkdirSync(target, { recursive: true })

for (const [scheme, width, height] of [
  ['light', 1440, 900],
  ['dark', 1440, 900],
  ['narrow', 1024, 700],
] as const) {
  const folder = mkdtempSync(join(tmpdir(), 'logit-lab-screens-'))
  const { host, url } = await startHost(join(folder, 'workspace'), 2)
  const browser = await launchChromium()
  try {
    const colorScheme = scheme === 'dark' ? 'dark' : 'light'
    const page = await browser.newPage({ viewport: { width, height }, colorScheme })
    const shoot = (name: string) => page.screenshot({ path: join(target, `${name}-${scheme}.png`) })
    await page.goto(url)
    await page.getByRole('button', { name: /Admissions/ }).waitFor()
    await shoot('start')
    await page.getByRole('button', { name: /Admissions/ }).click()
    await trainRuns(page)
    await shoot('workbench')
    await page.getByRole('link', { name: 'Evaluate', exact: true }).click()
    await page.getByRole('combobox', { name: 'Run', exact: true }).selectOption({ label: 'Logistic regression' })
    await page.getByRole('img', { name: /^ROC curve/ }).waitFor()
    await page.getByRole('region', { name: 'Verdict' }).waitFor()
    await dismissNotices(page)
    await page.getByText('Saved', { exact: true }).waitFor()
    await shoot('evaluate')
    await page.getByText('Explain', { exact: true }).click()
    await page.getByRole('img', { name: /matters most/ }).waitFor()
    await page.getByRole('table', { name: 'Coefficients' }).waitFor()
    await shoot('explain')
    await page.getByRole('link', { name: 'Compare', exact: true }).click()
    await page.getByRole('table', { name: 'Differing settings' }).waitFor()
    await drawn(page)
    await shoot('compare')
    await page.getByRole('link', { name: 'Workbench', exact: true }).click()
    await exportAndScore(page, folder)
    await shoot('models')
    await lookAtData(page, folder, shoot)
    writeFileSync(join(folder, 'survey.csv'), 'age,income,answer\n31,42000,yes\n58,39500,no,left early\n')
    await dropFile(page, join(folder, 'survey.csv'))
    await page.getByRole('alert').waitFor()
    await shoot('error')
  } finally {
    await browser.close()
    await endHost(host, 'quit')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file from abroad with an identifier, zeros for what was not measured, and missing values. */
function sales(): string {
  const { uniform, normal } = createGenerator(4)
  const integer = (n: number) => Math.floor(n * uniform())
  const price = (value: number) =>
    value
      .toFixed(2)
      .replace('.', ',')
      .replace(/\B(?=(\d{3})+,)/, '.')
  const rows = Array.from({ length: 600 }, (_, row) => {
    const area = 40 + 25 * Math.abs(normal())
    const day = String(1 + integer(28)).padStart(2, '0')
    const heating = uniform() < 0.08 ? 0 : Math.round(120 + 20 * normal())
    const income = uniform() < 0.05 ? '' : price(900 + 18 * area + 300 * Math.abs(normal()))
    const answer = area + 10 * normal() > 58 ? 'ja' : 'nein'
    const place = ['Nord', 'Süd', 'Ost', 'West'][integer(4)]
    return [5000 + row, `${day}.0${1 + integer(9)}.2024`, place, price(area), heating, income, answer].join(';')
  })
  return ['nr;verkauft;bezirk;fläche;heizung;preis;balkon', ...rows, ''].join('\n')
}

async function lookAtData(page: Page, folder: string, shoot: (name: string) => Promise<unknown>): Promise<void> {
  const file = join(folder, 'verkäufe.csv')
  writeFileSync(file, sales())
  await dropFile(page, file)
  const sheet = page.getByRole('dialog', { name: 'Import verkäufe.csv' })
  await sheet.getByRole('columnheader', { name: /verkauft/ }).waitFor()
  await shoot('import')
  await sheet.getByRole('button', { name: 'Import', exact: true }).click()
  await sheet.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: 'Data', exact: true }).click()
  await page.getByRole('grid').getByText('5000', { exact: true }).waitFor()
  await dismissNotices(page)
  await shoot('data')
  await page.getByRole('tab', { name: 'Columns' }).click()
  await page
    .getByRole('article')
    .first()
    .or(page.getByRole('button', { name: /bezirk/ }).first())
    .first()
    .waitFor()
  await shoot('columns')
  await page.getByRole('tab', { name: 'Correlation' }).click()
  await page.getByText('Strongest pairs').waitFor()
  // The map is drawn again once its place has its height.
  await page.waitForFunction(() => {
    const map = document.querySelector('[role=img] canvas')
    return map?.clientHeight === map?.closest('[role=img]')?.clientHeight
  })
  await shoot('correlation')
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await page.getByRole('region', { name: 'Before you train' }).waitFor()
  await page.getByRole('button', { name: 'Rule of fläche' }).first().click()
  await page.getByText('Transform', { exact: true }).waitFor()
  await shoot('prepare')
  await page.keyboard.press('Escape')
}

async function trainRuns(page: Page): Promise<void> {
  const runs = page.getByRole('table', { name: 'Runs' })
  const train = async (name: string) => {
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await runs.getByRole('row').filter({ hasText: name }).getByText('done').waitFor()
  }
  await train('Logistic regression')
  await page.getByRole('button', { name: 'Add layer' }).click()
  await train('tanh 8')
  await page.getByRole('combobox', { name: 'Activation' }).selectOption('relu')
  await page.getByRole('spinbutton', { name: 'Units in layer 1' }).fill('16')
  await page.getByRole('combobox', { name: 'Standardize' }).selectOption('minmax')
  await train('ReLU 16')
  await page.getByRole('checkbox', { name: 'Show ReLU 16' }).uncheck()
  await drawn(page)
}

async function exportAndScore(page: Page, folder: string): Promise<void> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Actions for tanh 8' }).click()
  await page.getByRole('menuitem', { name: /Export model/ }).click()
  await download
  await page.getByRole('link', { name: 'Models', exact: true }).click()
  const file = join(folder, 'applicants.csv')
  writeFileSync(file, 'applicant,exam_1,exam_2\nA-17,45,85\nA-18,92,71\nA-19,38,52\nA-20,70,\n')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /Score a CSV/ }).click()
  await (await chooser).setFiles(file)
  await page.getByRole('button', { name: /Save scored CSV/ }).waitFor()
}

async function dismissNotices(page: Page): Promise<void> {
  const dismiss = page.getByRole('button', { name: 'Dismiss notice' })
  while ((await dismiss.count()) > 0) await dismiss.first().click()
}

/** Fields are on the screen and notices are gone. */
async function drawn(page: Page): Promise<void> {
  for (const name of ['Logistic regression', 'tanh 8']) {
    await page.getByRole('img', { name: new RegExp(`^${name}: probability`) }).waitFor()
  }
  await dismissNotices(page)
  await page.getByText('Saved', { exact: true }).waitFor()
}
