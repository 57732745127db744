import { serveRequests } from '../threads/serveThread'
import { evaluateField } from './evaluateField'

/** The evaluation thread: fields of runs, so that plots never wait behind training. */
serveRequests(evaluateField)
