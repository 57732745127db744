import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder that the Electron window uses too, so that every door shows the same work. */
export function defaultWorkspace(platform = process.platform, environment = process.env, home = homedir()): string {
  const base =
    platform === 'win32'
      ? (environment.APPDATA ?? join(home, 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : environment.XDG_CONFIG_HOME || join(home, '.config')
  return join(base, 'Logit Lab', 'workspace')
}
