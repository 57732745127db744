import { constants } from 'node:fs'
import { access, realpath } from 'node:fs/promises'
import { dirname } from 'node:path'
import { LabError } from '@shared/contract/labError'

/**
 * Refuses, before any work is done, a result file that would overwrite an input or cannot be written.
 * @throws LabError `bad-setting`
 */
export async function checkOut(out: string, inputs: string[]): Promise<void> {
  const real = (path: string) => realpath(path).catch(() => null)
  const target = await real(out)
  for (const input of inputs) {
    if (target !== null && target === (await real(input))) {
      throw new LabError('bad-setting', `--out names the input file ${input}. Choose another name.`)
    }
  }
  await access(target ?? dirname(out), constants.W_OK).catch(() => {
    throw new LabError(
      'bad-setting',
      `--out ${out} cannot be written. Choose a folder that is there and can be written to.`,
    )
  })
}
