import { createApp } from 'vue'
import '@renderer/theme/tokens.css'
import '@renderer/theme/base.css'
import Gallery from './Gallery.vue'
import { timeRedraws } from './redraw'

if (window.location.hash === '#redraw') {
  const report = document.createElement('pre')
  report.textContent = timeRedraws()
  document.body.append(report)
} else {
  createApp(Gallery).mount('#app')
}
