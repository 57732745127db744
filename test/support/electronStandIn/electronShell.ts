import { EventEmitter } from 'node:events'
import { ask } from './electronChannel'

interface MenuItem {
  label?: string
  role?: string
  click?: () => void
  submenu?: MenuItem[]
}

let applicationMenu: MenuItem[] = []

export const Menu = {
  buildFromTemplate: (template: MenuItem[]) => template,
  setApplicationMenu: (menu: MenuItem[]) => void (applicationMenu = menu),
}

export const menuHandlers = {
  clickMenu(path: string[]) {
    let items: MenuItem[] | undefined = applicationMenu
    let item: MenuItem | undefined
    for (const label of path) {
      item = items?.find((candidate) => candidate.label === label)
      items = item?.submenu
    }
    if (!item?.click) throw new Error(`The menu has no ${path.join(' > ')} to click.`)
    item.click()
  },
}

let openDialogAnswer: string[] = []
let messageBoxAnswer = 0

export const dialog = {
  showOpenDialog: async () => ({ canceled: openDialogAnswer.length === 0, filePaths: openDialogAnswer }),
  showMessageBox: async () => ({ response: messageBoxAnswer }),
  showErrorBox: (title: string, content: string) => void ask('errorBox', title, content),
}

export const dialogHandlers = {
  setOpenDialogAnswer: (paths: string[]) => void (openDialogAnswer = paths),
  setMessageBoxAnswer: (button: number) => void (messageBoxAnswer = button),
}

export const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false, themeSource: 'system' })

export const powerMonitor = new EventEmitter()

const display = { workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
export const screen = { getPrimaryDisplay: () => display, getDisplayMatching: () => display }
