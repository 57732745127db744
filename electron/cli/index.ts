import { Command, CommanderError } from 'commander'
import { LabError, problemOf } from '@shared/contract/labError'
import { explainCommand } from './explain'
import { withFlag } from './flags/flagNames'
import { compareCommand } from './compare'
import { evaluateCommand } from './evaluate'
import { version } from '../../package.json'
import { inspectCommand } from './inspect'
import { plainText } from './text/plainText'
import { predictCommand } from './predict'
import { reportCommand } from './report'
import { serveCommand } from './serve'
import { interruptCode } from './session'
import { trainCommand } from './train'

/** The command line. Exit code 0, 2 for bad usage or input with one clear line, 130 after Ctrl+C. */
async function main(): Promise<number> {
  const program = new Command('logit-lab')
    .description('Logistic regression and small neural networks on your own tables.')
    .version(version)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(plainText(text.replace(/^error: /, 'logit-lab: '))) })
  const commands = [
    ...[trainCommand(), predictCommand(), evaluateCommand(), explainCommand(), compareCommand()],
    ...[reportCommand(), inspectCommand(), serveCommand()],
  ]
  for (const command of commands) {
    program.addCommand(command.copyInheritedSettings(program).exitOverride())
  }
  try {
    await program.parseAsync()
    return 0
  } catch (error) {
    return exitCodeOf(error)
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const interrupted = interruptCode()
  if (interrupted !== null) {
    console.error('logit-lab: Cancelled.')
    return interrupted
  }
  const problem = withFlag(problemOf(error))
  console.error(`logit-lab: ${plainText(problem.message.replaceAll('\n', ' '))}`)
  return problem.code === 'internal' && !(error instanceof LabError) ? 1 : 2
}

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || outputLost) return
  outputLost = true
  console.error(`logit-lab: Standard output cannot be written: ${plainText(error.message)}.`)
  process.exitCode = 2
})
let outputLost = false
const code = await main()
process.exitCode = outputLost ? 2 : code
