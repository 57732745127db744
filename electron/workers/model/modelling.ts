import { serveRequests } from '../threads/serveThread'
import { makeModel } from './makeModel'

/** The model thread: a file of millions of weights takes seconds, in which the window must answer. */
serveRequests(makeModel)
