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

export const dialog = {
  showOpenDialog: async () => ({ canceled: openDialogAnswer.length === 0, filePaths: openDialogAnswer }),
  showErrorBox: (title: string, content: string) => void ask('errorBox', title, content),
}

export const dialogHandlers = {
  setOpenDialogAnswer: (paths: string[]) => void (openDialogAnswer = paths),
}

export const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false, themeSource: 'system' })
