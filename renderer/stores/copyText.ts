import { LabError } from '@shared/contract/labError'
import { useNotices } from './notices'

/** Puts a text on the clipboard and says what was copied. */
export async function copyText(text: string, what: string): Promise<void> {
  const notices = useNotices()
  try {
    await navigator.clipboard.writeText(text)
    notices.say(`Copied ${what}.`)
  } catch {
    notices.fail(new LabError('not-allowed', `${what} could not be copied: the clipboard is not available.`))
  }
}
