import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const built = join(import.meta.dirname, '../../out/renderer')
const page = readFileSync(join(built, 'index.html'), 'utf8')
const files = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, path]) => join(built, path ?? ''))

it('needs few bytes for the first view, all of them named by the page', () => {
  const scripts = files.filter((path) => path.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(0)
  const bytes = scripts.reduce((sum, path) => sum + statSync(path).size, 0)
  expect(bytes).toBeLessThan(800_000)
  // No script of the page imports one that is not fetched beside it.
  const imported = scripts.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s?["']\.\/([^"']+\.js)["']/g)].map(([, name]) => name),
  )
  expect(scripts.map((path) => path.split(/[\\/]/).at(-1))).toEqual(expect.arrayContaining(imported))
})

it('leaves the drawing of charts to views that show some', () => {
  for (const path of files) expect(readFileSync(path, 'utf8'), path).not.toContain('echarts')
})

it('sends nobody to a source map', () => {
  for (const path of files) expect(readFileSync(path, 'utf8'), path).not.toContain('sourceMappingURL')
})
