export interface MenuItem {
  label: string
  run: () => void
  disabled?: boolean
  danger?: boolean
}
