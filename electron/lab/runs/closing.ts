/** Milliseconds that closing waits for runs to hand in their checkpoints. A pause is heard within 100. */
const closingPatience = 1000

/** Settles with the work, or when closing the app has waited long enough for it. */
export async function settleInTime(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<void>((resolve) => (timer = setTimeout(resolve, closingPatience)))
  await Promise.race([work, timeUp])
  clearTimeout(timer)
}
