import type { Page } from '@playwright/test'

/** A running app, in the real binary or by the stand-in. */
export interface OpenedApp {
  page: Page
  /** A person's file falls on the window. */
  drop(path: string): Promise<void>
  /** The app is started a second time, with these files. Answers the exit code of that start, null where nothing else was started. */
  startAgain(...files: string[]): Promise<number | null>
  /** Closes the window, and answers with the exit code. */
  close(): Promise<number | null>
  /** Ends the app as a crash would. */
  kill(): Promise<void>
  /** The processes that show pages, where the system tells; else none. */
  pageProcesses(): number[]
}

export interface Launch {
  /** Files that the app is started with. */
  files?: string[]
  /** Switches of Chromium. */
  switches?: string[]
}

/** Where checks get their apps from. */
export interface Door {
  name: 'binary' | 'stand-in'
  launch(options?: Launch): Promise<OpenedApp>
  /** The packaged program; null where there is none. */
  program: string | null
}
