import { workerData } from 'node:worker_threads'
import { helpTraining } from '@shared/engine/crewMember'
import type { HelperOrders } from '@shared/engine/trainer'

/** A helper thread of one run: it lives until that run's own thread sends it home. */
helpTraining(workerData as HelperOrders)
