/**
 * Builds the gallery, opens it under the content security policy of the app and takes pictures of it, then times redraws:
 *   node test/support/gallery/shoot.ts [folder for the pictures]
 */
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const pictures = process.argv[2] ?? join(tmpdir(), 'logit-lab-gallery')
const outDir = join(tmpdir(), 'logit-lab-gallery-site')
mkdirSync(pictures, { recursive: true })

await build({
  configFile: false,
  root: join(root, 'test/support/gallery'),
  base: './',
  logLevel: 'warn',
  plugins: [vue()],
  resolve: { alias: { '@shared': join(root, 'shared'), '@renderer': join(root, 'renderer') } },
  build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
})
const server = await preview({ configFile: false, root: tmpdir(), build: { outDir }, preview: { port: 0 } })
const address = server.resolvedUrls?.local[0] ?? ''
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const problems: string[] = []

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [name, width] of Object.entries({ wide: 1280, narrow: 680 })) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
    page.on('console', (message) => {
      if (/error|warning/.test(message.type()) && !message.location().url.endsWith('favicon.ico'))
        problems.push(`${name}: ${message.text()}`)
    })
    page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`))
    await page.goto(address)
    await page.locator('.field-plot canvas').first().waitFor()
    const field = page.locator('.field-plot').nth(1)
    await page.screenshot({ path: join(pictures, `${colorScheme}-${name}.png`), fullPage: true })
    await field.hover({ position: { x: 150, y: 100 } })
    const reading = await page.locator('.plot-frame').nth(1).locator('.values').innerText()
    await page
      .locator('.loss-chart')
      .first()
      .hover({ position: { x: 120, y: 60 } })
    const losses = await page.locator('.loss-readout').innerText()
    await page.screenshot({ path: join(pictures, `${colorScheme}-${name}-losses.png`) })
    await page.getByRole('button', { name: 'View as table' }).nth(1).click()
    await page.screenshot({ path: join(pictures, `${colorScheme}-${name}-pointer.png`) })
    console.log(`${colorScheme} ${name}: ${reading.replaceAll('\n', ' ')} | ${losses.replace(/\s+/g, ' ')}`)
    await page.close()
  }
}
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
await page.goto(`${address}#redraw`)
console.log(await page.locator('pre').innerText())
await browser.close()
await server.close()
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
