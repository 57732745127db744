import { createRouter, createWebHashHistory } from 'vue-router'
import { lazyPart } from './controls/lazyPart'
import DataView from './views/DataView.vue'

// The first view comes with the page, the others behind it.
const CompareView = lazyPart(() => import('./views/CompareView.vue'))
const EvaluateView = lazyPart(() => import('./views/EvaluateView.vue'))
const ModelsView = lazyPart(() => import('./views/ModelsView.vue'))
const WorkbenchView = lazyPart(() => import('./views/WorkbenchView.vue'))

/** The hash keeps the address inside one document, which both doors serve alike. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/data' },
    { path: '/data', name: 'data', component: DataView, meta: { title: 'Data' } },
    { path: '/workbench', name: 'workbench', component: WorkbenchView, meta: { title: 'Workbench' } },
    { path: '/evaluate', name: 'evaluate', component: EvaluateView, meta: { title: 'Evaluate' } },
    { path: '/compare', name: 'compare', component: CompareView, meta: { title: 'Compare' } },
    { path: '/models', name: 'models', component: ModelsView, meta: { title: 'Models' } },
    { path: '/:unknown(.*)*', redirect: '/data' },
  ],
})

router.afterEach((to) => {
  document.title = typeof to.meta.title === 'string' ? `${to.meta.title} – Logit Lab` : 'Logit Lab'
})
