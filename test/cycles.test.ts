import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
const component = (script: string) => `<script setup lang="ts">\n${script}\n</script>\n`

/** A small house with one cycle of each kind, one module that nothing uses, and the rest as it should be. */
const house: Record<string, string> = {
  'electron.vite.config.ts': "const here = (path: string) => path\nexport default here('./electron/main/index.ts')\n",
  'electron/main/index.ts': [
    ...['values', 'types', 'later', 'alias', 'sound'].map((name) => `import '@shared/${name}'`),
  ].join('\n'),
  'renderer/main.ts': "import Outer from './Outer.vue'\nexport default Outer\n",
  'renderer/Outer.vue': component("import Inner from './Inner.vue'"),
  'renderer/Inner.vue': component("import Outer from './Outer.vue'\nimport Leaf from './Leaf.vue'"),
  'renderer/Leaf.vue': component("import { sound } from '@shared/sound'"),
  'shared/values.ts': "import { other } from './valuesToo'\nexport const value = () => other\n",
  'shared/valuesToo.ts': "import { value } from './values'\nexport const other = () => value\n",
  'shared/types.ts': "import type { Other } from './typesToo'\nexport type Type = Other[]\n",
  'shared/typesToo.ts': "import type { Type } from './types'\nexport interface Other { type: Type }\n",
  'shared/later.ts': "export const later = () => import('./laterToo')\n",
  'shared/laterToo.ts': "import { later } from './later'\nexport const again = later\n",
  'shared/alias.ts': "import { other } from './aliasToo'\nexport const value = () => other\n",
  'shared/aliasToo.ts': "import { value } from '@shared/alias'\nexport const other = () => value\n",
  'shared/sound.ts': "import { ground } from './ground'\nexport const sound = ground\n",
  'shared/ground.ts': 'export const ground = 1\n',
  'shared/stray.ts': "import { ground } from './ground'\nexport const stray = ground\n",
}

let folder: string
let complaints: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'logit-lab-cycles-'))
  await cp(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'))
  for (const [name, text] of Object.entries(house)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  complaints = await cruise()
})

afterAll(() => rm(folder, { recursive: true }))

it.each([
  ['values', 'shared/values.ts', 'shared/valuesToo.ts'],
  ['types alone', 'shared/types.ts', 'shared/typesToo.ts'],
  ['an import on the way', 'shared/later.ts', 'shared/laterToo.ts'],
  ["a floor's alias", 'shared/alias.ts', 'shared/aliasToo.ts'],
  ['components', 'renderer/Inner.vue', 'renderer/Outer.vue'],
])('a cycle by %s is reported', (_, first, second) => {
  expect(complaints).toContain(`no-cycles: ${first} -> ${second} -> ${first}`)
})

it('a module that no entry of the build reaches is reported', () => {
  expect(complaints).toContain('no-strays: shared/stray.ts')
})

it('what is sound is let through', () => {
  expect(complaints).toHaveLength(6)
})

/** What `npm run cycles` says of the house, a line a complaint. */
async function cruise(): Promise<string[]> {
  const sources = ['electron', 'renderer', 'shared', 'electron.vite.config.ts']
  const args = ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', ...sources]
  const report = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [cruiser, ...args], { cwd: folder }, (error, stdout, stderr) => {
      // It ends with the number of complaints.
      if (stdout === '') reject(error ?? new Error(stderr))
      else resolve(stdout)
    })
  })
  const { summary } = JSON.parse(report) as { summary: { violations: Violation[] } }
  return summary.violations.map(({ rule, from, to, cycle }) =>
    rule.name === 'no-strays'
      ? `${rule.name}: ${to}`
      : `${rule.name}: ${[from, ...cycle!.map(({ name }) => name)].join(' -> ')}`,
  )
}

interface Violation {
  rule: { name: string }
  from: string
  to: string
  cycle?: { name: string }[]
}
