export interface MenuItem {
  label: string
  run: () => void
  disabled?: boolean
  danger?: boolean
  /** Moves the focus somewhere: it does not return to the button of the menu. */
  takesFocus?: boolean
}
