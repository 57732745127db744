import { describe, expect, it, vi } from 'vitest'
import { menuTemplate } from '../../../electron/main/menu'

vi.mock('electron', async () => (await import('./electronMock')).electron)

type Menus = ReturnType<typeof menuTemplate>

const items = (menu: Menus[number] | undefined) => menu?.submenu as Menus
const roles = (menus: Menus) => menus.map((menu) => menu.role ?? menu.label)

describe('the menu', () => {
  it('opens a file by File > Open…, Ctrl or Command and O', () => {
    const open = vi.fn()
    const file = menuTemplate('linux', open).find((menu) => menu.label === 'File')
    const item = items(file).find((entry) => entry.label === 'Open…')
    expect(item?.accelerator).toBe('CmdOrCtrl+O')
    item?.click?.({} as never, undefined, {} as never)
    expect(open).toHaveBeenCalledOnce()
  })

  it('has the order of each system, and on macOS the menu of the application', () => {
    expect(roles(menuTemplate('linux', vi.fn()))).toEqual(['File', 'editMenu', 'View', 'windowMenu', 'help'])
    expect(roles(menuTemplate('win32', vi.fn()))).toEqual(['File', 'editMenu', 'View', 'windowMenu', 'help'])
    expect(roles(menuTemplate('darwin', vi.fn()))).toEqual(['appMenu', 'File', 'editMenu', 'View', 'windowMenu'])
  })

  it('offers zoom, and neither a reload nor the developer tools', () => {
    const everything = JSON.stringify(menuTemplate('linux', vi.fn()))
    expect(everything).toContain('zoomIn')
    expect(everything).not.toMatch(/reload|devtools/i)
  })
})
