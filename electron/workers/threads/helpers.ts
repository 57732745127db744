import type { HelperOrders, Trainer } from '@shared/engine/trainer'
import { type CoreShare, claimIdleCores, helpersAllowed, releaseCores } from './coreBudget'

/**
 * Milliseconds of training before the first helper is asked for: starting a thread takes some 25, which a run that is over
 * sooner does not gain back.
 */
const helpAfter = 50

/** The helper threads of one run, while its own thread trains. */
export interface Helpers {
  /** At the start of an epoch: takes what has become idle, and gives back what other runs are due. */
  review(milliseconds: number): void
  /** Ends all of them. */
  dismiss(): void
}

/**
 * @param useful helpers that the run has work for
 * @param start starts a thread on these orders; it ends by itself when it is dismissed
 */
export function createHelpers(
  trainer: Pick<Trainer, 'enlist' | 'dismiss'>,
  useful: number,
  share: CoreShare,
  start: (orders: HelperOrders) => void,
): Helpers {
  let enlisted = 0
  const dismiss = (): void => {
    if (enlisted === 0) return
    trainer.dismiss()
    releaseCores(share, enlisted)
    enlisted = 0
  }
  return {
    review(milliseconds) {
      if (useful === 0 || milliseconds < helpAfter) return
      const wanted = Math.min(useful, helpersAllowed(share))
      if (enlisted > wanted) {
        dismiss()
        return
      }
      const claimed = claimIdleCores(share, wanted - enlisted)
      if (claimed === 0) return
      enlisted += claimed
      const recruit = (orders: HelperOrders, count: number) => {
        for (let helper = 0; helper < count; helper++) start(orders)
        return { dismiss: () => undefined }
      }
      trainer.enlist(recruit, claimed)
    },
    dismiss,
  }
}
