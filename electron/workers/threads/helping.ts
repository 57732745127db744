import { workerData } from 'node:worker_threads'
import { helpTraining } from '@shared/engine/crew/crewMember'
import type { HelpRequest } from './helpRequest'
import { openRowFile } from '../train/rowFile'

/** A helper thread of one run: it lives until that run's own thread sends it home. */
const { orders, rowFile } = workerData as HelpRequest
const source = rowFile && openRowFile(rowFile, 'read')
helpTraining(orders, source)
source?.close()
