import AxeBuilder from '@axe-core/playwright'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, window } from './app'
import { dropTable, setEpochs, writeFile } from './steps'

const secret = 'Weatherwax-1701'
const ward = () => {
  const rows = Array.from({ length: 120 }, (_, row) => `${row},${(row * 37) % 101},${secret}-${row % 3},${row % 2}`)
  return `dose,age,patient,relapse\n${rows.join('\n')}\n`
}

/** Files anywhere below the folder in which the secret can be read: a person's own file, and whatever the workspace has of it. */
function holding(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(secret))
    .map(({ name }) => name)
}

const row = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })
const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName)

/** A sample opens into the Workbench: whoever goes elsewhere waits for that. */
async function openMoons(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Two moons/ }).click()
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible()
}

test(
  'a dataset is removed, brought back, and deleted for good, by keyboard: it is gone from disk and after a restart',
  { tag: window },
  async ({ app }) => {
    const { page } = app
    await openMoons(page)
    await page.getByRole('link', { name: 'Data', exact: true }).click()
    const file = writeFile(app.folder, 'ward.csv', ward())
    await dropTable(app, file)
    await expect(page.getByRole('heading', { name: 'ward.csv' })).toBeVisible()
    await page.getByRole('link', { name: 'Workbench', exact: true }).click()
    await setEpochs(page, '20')
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await expect(page.getByRole('table', { name: 'Runs' }).getByText('done')).toHaveCount(1)
    await page.getByRole('link', { name: 'Data', exact: true }).click()
    expect(holding(app.folder).length).toBeGreaterThan(1)

    // Renamed by its menu, with the keys.
    await page.getByRole('button', { name: 'Actions for ward.csv' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Rename' }).press('Enter')
    await page.getByRole('textbox', { name: 'Name of ward.csv' }).fill('Ward 7')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Ward 7' })).toBeVisible()
    await expect(row(page, 'Ward 7').getByRole('button').first()).toBeFocused()

    await page.keyboard.press('Delete')
    await expect(page.getByRole('heading', { name: 'two-moons.csv' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Bin (1)' })).toBeVisible()
    expect(await focused(page)).toBe('BUTTON')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('heading', { name: 'Ward 7' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Bin', exact: true })).toBeVisible()
    expect(await focused(page)).not.toBe('BODY')

    await page.getByRole('button', { name: 'Actions for Ward 7' }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await page.getByRole('button', { name: 'Bin (1)' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('120 rows · 4 columns · 1 run')).toBeVisible()
    await dialog.getByRole('button', { name: 'Delete Ward 7 for good' }).click()
    await expect(dialog.getByRole('heading', { name: 'Delete Ward 7 for good?' })).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog.getByRole('button', { name: 'Restore Ward 7' })).toBeFocused()
    await dialog.getByRole('button', { name: 'Empty bin…' }).click()
    await dialog.getByRole('button', { name: 'Delete for good', exact: true }).click()
    await expect(dialog.getByText('The bin is empty.')).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused()
    await page.keyboard.press('Enter')
    expect(await focused(page)).not.toBe('BODY')
    expect(holding(app.folder)).toEqual(['ward.csv'])

    const restarted = await app.restart('quit')
    await expect(restarted.getByRole('heading', { name: 'two-moons.csv' })).toBeVisible()
    await expect(restarted.getByText('Ward 7')).toHaveCount(0)
    await expect(restarted.getByRole('button', { name: 'Bin', exact: true })).toBeVisible()
    expect(holding(app.folder)).toEqual(['ward.csv'])
  },
)

test('a removed run waits in the bin and comes back, and a lab whose last dataset was removed starts anew', async ({
  app,
}) => {
  const { page } = app
  await openMoons(page)
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  const table = page.getByRole('table', { name: 'Runs' })
  await expect(table.getByText('done')).toHaveCount(1)
  await page.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(table.getByText('done')).toHaveCount(0)
  await expect.poll(() => focused(page)).not.toBe('BODY')
  // Taken back by keyboard, and done again.
  await page.keyboard.press('Control+z')
  await expect(table.getByText('done')).toHaveCount(1)
  await page.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(table.getByText('done')).toHaveCount(0)
  await page.getByRole('link', { name: 'Data', exact: true }).click()
  await page.getByRole('button', { name: 'Bin (1)' }).click()
  await page.getByRole('button', { name: /^Restore/ }).click()
  await expect(page.getByText('The bin is empty.')).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()

  await row(page, 'two-moons.csv').getByRole('button').first().press('Delete')
  await expect(page.getByRole('heading', { name: 'Drop a CSV file here' })).toBeVisible()
  expect(await focused(page)).not.toBe('BODY')
  await page.getByRole('button', { name: 'Bin (1)' }).click()
  await page.getByRole('button', { name: 'Restore two-moons.csv' }).click()
  await expect(page.getByText('The bin is empty.')).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('heading', { name: 'two-moons.csv' })).toBeVisible()
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await expect(table.getByText('done')).toHaveCount(1)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the bin and its question stand the accessibility rules, ${colorScheme}`, async ({ app }) => {
    const { page } = app
    await page.emulateMedia({ colorScheme })
    const check = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html}`)).toEqual([])
    }
    await openMoons(page)
    await page.getByRole('link', { name: 'Data', exact: true }).click()
    await page.getByRole('button', { name: /^Bin/ }).click()
    await check('the empty bin')
    await page.getByRole('button', { name: 'Close' }).click()
    await row(page, 'two-moons.csv').getByRole('button').first().press('Delete')
    await page.getByRole('button', { name: 'Bin (1)' }).click()
    await check('the bin')
    await page.getByRole('button', { name: /for good$/ }).click()
    await check('the question')
  })
}
