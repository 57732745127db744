import { electronBinary } from '../support/electronBinary'
import { isFull } from '../support/thoroughness'

/** Says before the first spec through which doors they run, and which door is not there. */
export default function announceDoors(): void {
  const binary = electronBinary()
  const electron =
    binary === null
      ? "NOT in real Electron: its binary, or a display to show it on, is not here (the stand-in runs the window's main and preload code)"
      : `and in real Electron (${binary})`
  const which = isFull ? '' : ' The window gets those of what differs between doors; npm run test:full sends all.'
  console.log(`End-to-end specs: in the browser door, in the window by the Electron stand-in, ${electron}.${which}`)
}
