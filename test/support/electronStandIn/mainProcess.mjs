// Runs the built main process in plain Node, with the stand-in in the place of Electron.
import { registerHooks } from 'node:module'
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

await import(pathToFileURL(process.argv[2]).href)
const { becomeReady } = await import(standIn)
becomeReady()
