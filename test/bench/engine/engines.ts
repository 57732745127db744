import { join } from 'node:path'
import type { Tools } from './tools.ts'
import type { Workload } from './workloads.ts'

export const families = ['Logit Lab', 'NumPy', 'scikit-learn', 'PyTorch', 'TensorFlow.js'] as const
export type Family = (typeof families)[number]

/** How our engine is run. */
export interface Variant {
  threads: number
  /** Evaluates the losses of all rows after each epoch, which no peer does for a network. */
  losses: boolean
  /** Times the check of the data too, as `fit` of scikit-learn does. */
  check: boolean
}

/** One row of a workload's table: a process that is started once and asked for rounds. */
export interface Engine {
  name: string
  family: Family
  /** The default and the turbo of ours are what goals are measured by; of peers, whichever is fastest counts. */
  role: 'default' | 'turbo' | 'other' | 'peer'
  program: string
  arguments: string[]
  environment: Record<string, string>
  /** Of a round. */
  epochs: number
}

export interface Absent {
  name: string
  reason: 'not installed' | 'left out'
}

const turboFlag = '--experimental-wasm-revectorize'
const here = import.meta.dirname

/** Everything that can solve the workload here, ours first, and what cannot be had. */
export function enginesOf(workload: Workload, folder: string, tools: Tools): { engines: Engine[]; absent: Absent[] } {
  const absent: Absent[] = []
  const peers = peersOf(workload).flatMap((peer): Engine[] => {
    const engine = startOf(peer, workload, folder, tools)
    if (engine === null) {
      absent.push({ name: peer.name, reason: tools.leftOut.includes(peer.family) ? 'left out' : 'not installed' })
    }
    return engine === null ? [] : [engine]
  })
  return { engines: [...ourEngines(workload, folder, tools), ...peers], absent }
}

function ourEngines(workload: Workload, folder: string, { node, ours, cores }: Tools): Engine[] {
  const engine = (name: string, role: Engine['role'], turbo: boolean, variant: Partial<Variant>): Engine => {
    const all: Variant = { threads: cores, losses: false, check: false, ...variant }
    const script = [join(ours, 'ours.mjs'), folder, workload.name, JSON.stringify(all), join(ours, 'helping.mjs')]
    return {
      ...{ name, role, family: 'Logit Lab', program: node, environment: {}, epochs: workload.epochs },
      arguments: ['--expose-gc', ...(turbo ? [turboFlag] : []), ...script],
    }
  }
  // 100 rows are never divided among threads.
  if (workload.kind === 'descent') {
    return [engine('Logit Lab', 'default', false, {}), engine('Logit Lab, turbo', 'turbo', true, {})]
  }
  return [
    engine('Logit Lab', 'default', false, {}),
    engine('Logit Lab, 1 thread', 'other', false, { threads: 1 }),
    engine('Logit Lab, turbo', 'turbo', true, {}),
    engine('Logit Lab, turbo, 1 thread', 'other', true, { threads: 1 }),
    workload.kind === 'network'
      ? engine('Logit Lab, losses of all rows after each epoch', 'other', false, { losses: true })
      : engine('Logit Lab, data checked too', 'other', false, { check: true }),
  ]
}

interface Peer {
  name: string
  family: Exclude<Family, 'Logit Lab'>
  /** Under peers/. */
  script: string
  /** 'all': as many as there are cores. */
  threads: 'default' | 1 | 'all'
  environment?: Record<string, string>
}

const oneThread = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' }

const peers: Record<Workload['kind'], Peer[]> = {
  descent: [
    { name: 'NumPy', family: 'NumPy', script: 'numpy_descent.py', threads: 'default' },
    { name: 'PyTorch, 1 thread', family: 'PyTorch', script: 'torch_descent.py', threads: 1 },
    { name: 'PyTorch, all cores', family: 'PyTorch', script: 'torch_descent.py', threads: 'all' },
    { name: 'TensorFlow.js', family: 'TensorFlow.js', script: 'tfjs.ts', threads: 'default' },
  ],
  lbfgs: [
    { name: 'scikit-learn, fit', family: 'scikit-learn', script: 'sklearn_logistic.py', threads: 'default' },
    { name: 'scikit-learn, solver alone', family: 'scikit-learn', script: 'sklearn_loss.py', threads: 'default' },
    {
      name: 'scikit-learn, solver alone, loss on all cores',
      family: 'scikit-learn',
      script: 'sklearn_loss.py',
      threads: 'all',
    },
  ],
  network: [
    { name: 'scikit-learn', family: 'scikit-learn', script: 'sklearn_network.py', threads: 'default' },
    {
      name: 'scikit-learn, 1 thread',
      family: 'scikit-learn',
      script: 'sklearn_network.py',
      threads: 'default',
      environment: oneThread,
    },
    { name: 'PyTorch, 1 thread', family: 'PyTorch', script: 'torch_network.py', threads: 1 },
    { name: 'PyTorch, all cores', family: 'PyTorch', script: 'torch_network.py', threads: 'all' },
    { name: 'TensorFlow.js', family: 'TensorFlow.js', script: 'tfjs.ts', threads: 'default' },
  ],
}

function peersOf({ kind }: Workload): Peer[] {
  return peers[kind]
}

/** Epochs of a round of TensorFlow.js, which takes ten seconds for one of W5. */
const fewEpochs: Record<string, number> = { W3: 10, W4: 2, W5: 1 }

function startOf(peer: Peer, workload: Workload, folder: string, tools: Tools): Engine | null {
  const { name, family, script, threads, environment = {} } = peer
  const path = join(here, 'peers', script)
  const engine = { name, family, role: 'peer' as const, environment, epochs: workload.epochs }
  if (family === 'TensorFlow.js') {
    if (tools.tfjs === null) return null
    const epochs = fewEpochs[workload.name] ?? workload.epochs
    return { ...engine, program: tools.node, arguments: [path, folder, workload.name, tools.tfjs], epochs }
  }
  const count = String({ default: 0, 1: 1, all: tools.cores }[threads])
  if (tools.python === null || !tools.modules.has(family)) return null
  return { ...engine, program: tools.python, arguments: ['-B', path, folder, workload.name, count] }
}
