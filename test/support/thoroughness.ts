/** Whether everything there is to try is tried: `npm run test:full` asks for it. */
export const isFull = process.env.LOGIT_LAB_TESTS === 'full'

/** How often a property is tried: a fifth of the full number in the default run, with other values in each run. */
export const tries = (full: number): number => (isFull ? full : Math.ceil(full / 5))
