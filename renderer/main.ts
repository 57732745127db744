import './zodWithoutEval'
import './theme/tokens.css'
import './theme/base.css'
import './panels/panel.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { fetchParts } from './controls/lazyPart'
import { router } from './router'
import { startApp } from './stores/startApp'
import { connectLab } from './transport/connect'

const app = createApp(App)
app.use(createPinia())
app.use(router)
app.mount('#app')
// The other views are fetched once the first one is there, so that no click waits for them.
void startApp(connectLab).then(fetchParts)
