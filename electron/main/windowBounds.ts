import type { WindowBounds } from '@shared/contract/settings'

interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** The size of a window that nobody has sized, and the least that one is for, on a screen that has room for it. */
const usual = { width: 1440, height: 900 }
const least = { width: 1024, height: 700 }

export interface FittedBounds {
  /** Left out where the system chooses. */
  x?: number
  y?: number
  width: number
  height: number
  minWidth: number
  minHeight: number
}

/**
 * Where the window goes, and how large it is: as it was left, or of the usual size; never beyond the area that the screen has for
 * windows. Figures in device-independent px.
 */
export function fitBounds(kept: WindowBounds | null, area: Area): FittedBounds {
  const width = Math.min(kept?.width ?? usual.width, area.width)
  const height = Math.min(kept?.height ?? usual.height, area.height)
  const minimum = { minWidth: Math.min(least.width, area.width), minHeight: Math.min(least.height, area.height) }
  if (kept === null) return { width, height, ...minimum }
  const within = (at: number, from: number, room: number) => Math.max(from, Math.min(at, from + room))
  const x = within(kept.x, area.x, area.width - width)
  const y = within(kept.y, area.y, area.height - height)
  return { x, y, width, height, ...minimum }
}
