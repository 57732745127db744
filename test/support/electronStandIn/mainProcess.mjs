// Runs the built main process in plain Node, with the stand-in in the place of Electron.
import { registerHooks } from 'node:module'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'

const standIn = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron') return { url: standIn, shortCircuit: true }
    // The sources of the stand-in leave the extension away, as all sources do.
    const isOwn = context.parentURL?.startsWith(new URL('.', import.meta.url).href)
    return next(isOwn && /^\.\/\w+$/.test(specifier) ? `${specifier}.ts` : specifier, context)
  },
})

const [program, , main, ...files] = process.argv
// As Electron has them: the program, the app's folder, and what it was started with.
process.argv = [program, dirname(dirname(dirname(main))), ...files]
await import(pathToFileURL(main).href)
const { becomeReady } = await import(standIn)
becomeReady()
