#!/usr/bin/env node
// Compiles shared/kernels/assembly into shared/kernels/generated where that is missing or older; --force compiles always.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newest } from './freshness.mjs'
import { root } from './node24.mjs'

const assembly = join(root, 'shared/kernels/assembly')
const generated = join(root, 'shared/kernels/generated')
const modules = { float32: 'f32', float64: 'f64' }

/** @param {boolean} force whether to compile what is newer than its sources too */
export async function buildKernels(force = false) {
  const sources = [assembly, join(root, 'scripts/kernels.mjs'), join(root, 'package.json')]
  const changed = Math.max(...sources.map(newest))
  const isStale = (name) => !(newest(join(generated, `${name}.ts`)) >= changed)
  const stale = Object.keys(modules).filter((name) => force || isStale(name))
  if (stale.length === 0) return
  // They take half a second to load.
  const { default: asc } = await import('assemblyscript/asc')
  const { default: binaryen } = await import('assemblyscript/binaryen')
  mkdirSync(generated, { recursive: true })
  for (const name of stale) {
    const wasm = constantsToGlobals(binaryen, await compile(asc, modules[name]))
    const path = join(generated, `${name}.ts`)
    // Written beside and renamed: nobody ever reads half a module.
    writeFileSync(`${path}.${process.pid}`, `export const wasm = '${Buffer.from(wasm).toString('base64')}'\n`)
    renameSync(`${path}.${process.pid}`, path)
  }
}

/** The WebAssembly module with the given type for Real. */
async function compile(asc, real) {
  const options = [
    ...['index.ts', '--baseDir', assembly, '--outFile', 'kernels.wasm', '-O3', '--noAssert', '--runtime', 'stub'],
    ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
    ...['--enable', 'simd,threads'],
  ]
  const written = {}
  const { error, stderr } = await asc.main(options, {
    readFile: (name, folder) => source(join(folder, name), real),
    writeFile: (name, contents) => {
      written[name] = contents
    },
    listFiles: () => [],
  })
  const complaints = stderr.toString()
  if (error || complaints)
    throw new Error(`The kernels cannot be compiled for ${real}.\n${complaints}`, { cause: error })
  return written['kernels.wasm']
}

/**
 * The same module with its constant vectors in globals. V8 makes a constant anew wherever it is used, in three instructions,
 * and leaves that in the loop; a global that could change is one load. e^x takes two thirds of the time.
 */
function constantsToGlobals(binaryen, wasm) {
  const names = new Map()
  const text = binaryen.readBinary(wasm).emitText()
  const notZero = /\(v128\.const i32x4(?!( 0x0{8}){4})( 0x[0-9a-f]{8}){4}\)/g
  const loops = text.replaceAll(notZero, (constant) => {
    if (!names.has(constant)) names.set(constant, `$constant${names.size}`)
    return `(global.get ${names.get(constant)})`
  })
  const globals = [...names].map(([constant, name]) => `(global ${name} (mut v128) ${constant})`)
  const start = loops.indexOf('(export')
  const module = binaryen.parseText(loops.slice(0, start) + globals.join('\n') + loops.slice(start))
  module.setFeatures(binaryen.Features.All)
  return module.emitBinary()
}

/** A source as the compiler is to see it, or null where there is none. */
function source(path, real) {
  if (path === join(assembly, 'real.ts')) return `export type Real = ${real}\n`
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return null
  // A decorator before a function is a syntax error to every tool but this compiler, so the sources have it as a comment.
  return readFileSync(path, 'utf8').replaceAll(/^\/\/ @inline$/gm, '@inline')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildKernels(process.argv.includes('--force'))
