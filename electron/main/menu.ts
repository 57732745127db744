import { Menu, type MenuItemConstructorOptions, app } from 'electron'

/** Puts up the menu; `openFile` is called for File > Open. */
export function setupMenu(openFile: () => void): void {
  app.setAboutPanelOptions({ applicationName: 'Logit Lab', applicationVersion: app.getVersion() })
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, openFile)))
}

/** On macOS the first menu is the application's own, and holds About and Quit. */
export function menuTemplate(platform: NodeJS.Platform, openFile: () => void): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [
      { label: 'Open…', accelerator: 'CmdOrCtrl+O', click: openFile },
      { type: 'separator' },
      { role: isMac ? 'close' : 'quit' },
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  }
  const help: MenuItemConstructorOptions = { role: 'help', submenu: [{ role: 'about', label: 'About Logit Lab' }] }
  const common: MenuItemConstructorOptions[] = [file, { role: 'editMenu' }, view, { role: 'windowMenu' }]
  return isMac ? [{ role: 'appMenu' }, ...common] : [...common, help]
}
