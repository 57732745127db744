import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { limits } from '@shared/spec/limits'
import { LabError } from '@shared/contract/labError'
import { version } from '../../package.json'
import { folders } from './session'
import { plainText } from './text/plainText'
import { defaultWorkspace } from './workspace'

interface ServeFlags {
  workspace: string
  port: string
  runs?: string
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('Open the app in a browser on this computer.')
    .option('--workspace <folder>', 'where datasets and runs are kept', defaultWorkspace())
    .option('--port <n>', 'port on 127.0.0.1; 0 takes a free one', '0')
    .option('--runs <n>', 'runs that train at once (default: the setting, else one less than the cores)')
    .action(open)
}

async function open(flags: ServeFlags): Promise<void> {
  // What is kept of a person's data is this person's alone.
  process.umask(0o077)
  const port = wholeNumber(flags.port, '--port', 0, 65_535)
  const runs = flags.runs === undefined ? null : wholeNumber(flags.runs, '--runs', 1, limits.concurrentRuns)
  // No other command needs them: node:http alone brings a whole web client, which takes as long as all of ours.
  const [{ createLab }, { serve }] = await Promise.all([import('../lab/createLab'), import('../serve/serve')])
  const lab = await createLab({
    workspace: flags.workspace,
    workers: folders.workers,
    samples: folders.samples,
    version,
    ...(runs === null ? {} : { concurrentRuns: runs }),
  })
  const served = await serve({ lab, rendererFolder: folders.renderer, port }).catch(
    async (error: NodeJS.ErrnoException) => {
      await lab.close()
      if (error.code === 'EADDRINUSE')
        throw new LabError('bad-setting', `--port ${port} is taken by another program. Choose another, or 0.`)
      throw error
    },
  )
  for (const remark of await lab.api['app.remarks']({})) console.error(plainText(remark))
  // Before anything is told: whoever reads it may end the host at once.
  const end = Promise.withResolvers<null>()
  const endNow = () => end.resolve(null)
  // Not once: wrappers pass a Ctrl+C on, so that it can come twice.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endNow)
  // Whoever started this process is gone: nobody could close it any more.
  process.on('disconnect', endNow)
  console.log(`Logit Lab is open at ${served.url}`)
  console.log('This address works once. Press Enter for another, Ctrl+C to close.')
  const input = createInterface({ input: process.stdin })
  input.on('line', () => console.log(served.newAddress()))
  await end.promise
  // A listener of the channel to the process before this one would keep this one going.
  process.off('disconnect', endNow)
  input.close()
  await served.close()
  await lab.close()
}

function wholeNumber(text: string, flag: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isInteger(value) || value < least || value > most) {
    throw new LabError('bad-setting', `${flag} must be a whole number from ${least} to ${most}, not "${text}".`)
  }
  return value
}
