import { basename, resolve } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { GrantedPaths } from './grantedPaths'
import { sendEvent } from './ipc'

/** Files that the system asks the app to open: by its arguments, a double click, the Dock, or a second start. */
export interface FileRequests {
  add(path: string): void
  /** The page is there and hears of the files that have come so far, and of those to come. */
  attach(window: BrowserWindow): void
}

/** Until there is a page the files wait. What is no file is let go: among a program's arguments there is much else. */
export function createFileRequests(granted: GrantedPaths): FileRequests {
  const waiting: string[] = []
  let shownIn: BrowserWindow | null = null

  async function deliver(): Promise<void> {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const real = await granted.grant(path)
      if (real !== null) sendEvent(shownIn, { kind: 'fileChosen', path: real, name: basename(real) })
    }
  }

  return {
    add: (path) => {
      waiting.push(path)
      if (shownIn !== null) void deliver()
    },
    attach: (window) => {
      window.webContents.on('did-finish-load', () => {
        shownIn = window
        void deliver()
      })
      window.on('closed', () => (shownIn = null))
    },
  }
}

/** What of a program's arguments may name a file, by whole paths: neither the program itself nor switches. */
export function filesAmong(args: readonly string[], folder: string): string[] {
  return args.slice(1).flatMap((word) => (word === '' || word.startsWith('-') ? [] : [resolve(folder, word)]))
}
