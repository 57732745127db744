import './zodWithoutEval'
import './theme/tokens.css'
import './theme/base.css'
import './panels/panel.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { router } from './router'
import { startApp } from './stores/startApp'
import { connectLab } from './transport/connect'

const app = createApp(App)
app.use(createPinia())
app.use(router)
app.mount('#app')
void startApp(connectLab)
