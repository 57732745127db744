import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'vite'
import { expect, test } from '@playwright/test'
import { goldens } from '../shared/engine/golden'
import { launchChromium } from './app'

const root = join(import.meta.dirname, '../..')

/** The golden trainings as one script for a page. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'shared') } },
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: join(root, 'test/e2e/goldenPage.ts'), formats: ['es'], fileName: 'golden' },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  if (!output || !('output' in output)) throw new Error('The page was not built.')
  return output.output[0].code
}

/** A page of its own, isolated as shared memory needs it: the app's has no use for an engine. */
async function servePage(script: string): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
    const isScript = request.url === '/golden.js'
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<!doctype html><script type="module" src="/golden.js"></script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  }
}

test('training gives the same bits in Chromium as in Node', async () => {
  const { url, close } = await servePage(await bundle())
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.goto(url)
    const found = await page.waitForFunction(() => (window as { goldens?: Record<string, string> }).goldens)
    expect(await found.jsonValue()).toEqual(
      Object.fromEntries(goldens.map(({ name, fingerprint }) => [name, fingerprint])),
    )
  } finally {
    await browser.close()
    close()
  }
})
