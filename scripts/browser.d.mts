/** See browser.mjs. */
export function findBrowser(): { path: string; from: string }
