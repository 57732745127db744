import { serveRequests } from '../threads/serveThread'
import { createAnalyst } from './analyse'

/** The analysing thread: questions about datasets that take longer than a look at their rows. */
serveRequests(createAnalyst())
