import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../scripts/browser.mjs'
import { type Tools, checks } from './checks'
import { standInDoor } from './standInDoor'

let browser: Browser
let folder: string
let tools: Tools

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'logit-lab-binary-'))
  browser = await chromium.launch({ executablePath: findBrowser().path, args: ['--no-sandbox'] })
  tools = { door: standInDoor(folder, browser), folder, often: { kills: 1, threads: 5 } }
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('what is checked of the real binary, by the stand-in as far as it can be', () => {
  const here = checks.filter(({ notHere }) => (notHere?.('stand-in') ?? null) === null)
  it.each(here)('$name', { timeout: 90_000 }, (check) => check.run(tools))

  it('is most of it', () => {
    expect(here.length).toBeGreaterThan(checks.length / 2)
  })
})

it('is asked for by a workflow on each system', () => {
  const workflow = readFileSync(join(import.meta.dirname, '../../.github/workflows/binary.yml'), 'utf8')
  for (const system of ['ubuntu-24.04', 'windows-2025', 'macos-15']) expect(workflow).toContain(system)
  expect(workflow).toContain('npm run check:binary')
})
