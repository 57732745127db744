import { createRouter, createWebHashHistory } from 'vue-router'
import CompareView from './views/CompareView.vue'
import DataView from './views/DataView.vue'
import ModelsView from './views/ModelsView.vue'
import WorkbenchView from './views/WorkbenchView.vue'

/** The hash keeps the address inside one document, which both doors serve alike. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/data' },
    { path: '/data', name: 'data', component: DataView, meta: { title: 'Data' } },
    { path: '/workbench', name: 'workbench', component: WorkbenchView, meta: { title: 'Workbench' } },
    { path: '/compare', name: 'compare', component: CompareView, meta: { title: 'Compare' } },
    { path: '/models', name: 'models', component: ModelsView, meta: { title: 'Models' } },
    { path: '/:unknown(.*)*', redirect: '/data' },
  ],
})

router.afterEach((to) => {
  document.title = typeof to.meta.title === 'string' ? `${to.meta.title} – Logit Lab` : 'Logit Lab'
})
