import { expect, it } from 'vitest'
import { defaultWorkspace } from '../../../electron/cli/workspace'

it('is the folder in which Electron keeps the data of this app', () => {
  expect(defaultWorkspace('linux', {}, '/home/a')).toBe('/home/a/.config/Logit Lab/workspace')
  expect(defaultWorkspace('linux', { XDG_CONFIG_HOME: '/x' }, '/home/a')).toBe('/x/Logit Lab/workspace')
  expect(defaultWorkspace('darwin', {}, '/Users/a')).toBe('/Users/a/Library/Application Support/Logit Lab/workspace')
})
