#!/usr/bin/env node
// Draws which folders import which, as a Mermaid graph, into docs/graph.md.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodePath, root } from './node24.mjs'

const houses = ['electron', 'renderer', 'shared']
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...houses, 'electron.vite.config.ts']
const cruised = spawnSync(nodePath(), [cruiser, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 })
if (!cruised.stdout) throw new Error(cruised.stderr || 'dependency-cruiser said nothing.')

/** Two levels deep; files that lie in a house itself, such as renderer/main.ts, are one box. */
const folderOf = (path) => (path.split('/').length > 2 ? path.split('/').slice(0, 2).join('/') : path.split('/')[0])
const isOurs = (path) => houses.includes(path.split('/')[0])

/** @type {Map<string, Map<string, number>>} Imports between folders, counted. */
const imports = new Map()
for (const { source, dependencies } of JSON.parse(cruised.stdout).modules) {
  if (!isOurs(source)) continue
  const from = folderOf(source)
  if (!imports.has(from)) imports.set(from, new Map())
  for (const { resolved } of dependencies) {
    const to = folderOf(resolved)
    if (to !== from && isOurs(resolved)) imports.get(from).set(to, (imports.get(from).get(to) ?? 0) + 1)
  }
}

/** Whether there is a way from one folder to another by the arrows that are left, without the direct one. */
function isReached(from, target) {
  const found = new Set()
  const open = [...imports.get(from).keys()].filter((to) => to !== target)
  while (open.length > 0) {
    const next = open.pop()
    if (next === target) return true
    if (next === from || found.has(next)) continue
    found.add(next)
    open.push(...imports.get(next).keys())
  }
  return false
}

const folders = [...imports.keys()].sort()
const arrows = folders.flatMap((from) => [...imports.get(from).keys()].sort().map((to) => [from, to]))
const inCircle = new Set(arrows.filter(([from, to]) => imports.get(to).has(from) || isReached(to, from)).map(String))
let hidden = 0
for (const [from, to] of arrows) {
  if (inCircle.has(String([from, to])) || !isReached(from, to)) continue
  imports.get(from).delete(to)
  hidden += 1
}

const id = (folder) => folder.replace('/', '_')
const lines = ['flowchart TD']
for (const house of houses) {
  lines.push(`  subgraph ${house}_house [${house}]`)
  for (const folder of folders.filter((name) => name.split('/')[0] === house)) {
    lines.push(`    ${id(folder)}["${folder === house ? `${house}/*` : folder}"]`)
  }
  lines.push('  end')
}
for (const [from, to] of arrows) {
  const count = imports.get(from).get(to)
  if (count === undefined) continue
  lines.push(`  ${id(from)} ${inCircle.has(String([from, to])) ? `-. ${count} .->` : '-->'} ${id(to)}`)
}

const text = `# Which folders import which

Drawn by \`npm run graph\` from the imports in the code, imports of types among them; do not edit it by hand.

An arrow goes from a folder to one that it imports. Where there is a longer way from one to the other along the arrows, the direct
arrow is left out (${hidden} are). A dotted arrow belongs to a circle of folders, and has its number of imports; circles of modules are
refused by \`npm run cycles\`.

\`\`\`mermaid
${lines.join('\n')}
\`\`\`
`
writeFileSync(join(root, 'docs/graph.md'), text)
console.log('Written: docs/graph.md')
