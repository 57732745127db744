import { helpTraining } from '@shared/engine/crew/crewMember'
import { openRowFile } from '../train/rowFile'
import type { HelpRequest } from './helpRequest'
import { ownRequest } from './serveThread'

/** A helper thread of one run: it lives until that run's own thread dismisses it. */
const { orders, rowFile } = ownRequest<HelpRequest>()
const source = rowFile && openRowFile(rowFile, 'read')
helpTraining(orders, source)
source?.close()
