import type { Page } from '@playwright/test'

/** The setting that the browser door takes as a flag. */
export async function setRunsAtOnce(page: Page, concurrentRuns: number): Promise<void> {
  await page.evaluate((count) => window.logitLab?.calls['settings.save']({ concurrentRuns: count }), concurrentRuns)
}
