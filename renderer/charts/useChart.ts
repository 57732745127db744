import { CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { effect, onBeforeUnmount, onMounted, shallowRef, stop, type Ref, type ShallowRef } from 'vue'
import { readThemeColours, watchTheme, type ThemeColours } from './themeColours'
import { systemClock, throttle, type Clock } from './throttle'

use([LineChart, ScatterChart, CustomChart, GridComponent, CanvasRenderer])

/** Milliseconds between two redraws: ten a second. */
const redrawInterval = 100

export interface Size {
  /** CSS pixels. */
  width: number
  height: number
}

export interface ChartSettings {
  /** What the picture shows, in one sentence, for those who do not see it. */
  label: () => string
  /** The whole option. Whatever reactive value it reads makes the chart redraw when it changes. */
  option: (colours: ThemeColours, size: Size) => EChartsCoreOption
  clock?: Clock
}

/**
 * An ECharts instance on `element` for as long as the component lives: it follows the element's size, the theme and
 * every reactive value that `option` reads, at most ten times a second. An element of no size is left alone until it
 * has one. Returns the instance, null before it is mounted.
 */
export function useChart(element: Ref<HTMLElement | null>, settings: ChartSettings): ShallowRef<EChartsType | null> {
  const chart = shallowRef<EChartsType | null>(null)
  const size = shallowRef<Size>({ width: 0, height: 0 })
  const colours = shallowRef<ThemeColours | null>(null)
  const endings: (() => void)[] = []

  function draw(host: HTMLElement): void {
    const { width, height } = size.value
    const palette = colours.value
    host.setAttribute('aria-label', settings.label())
    if (palette === null || width === 0 || height === 0) return
    const option = settings.option(palette, { width, height })
    chart.value ??= init(host, null, { renderer: 'canvas', width, height })
    if (chart.value.getWidth() !== width || chart.value.getHeight() !== height) chart.value.resize({ width, height })
    chart.value.setOption({ animation: false, ...option }, { replaceMerge: ['series'] })
  }

  onMounted(() => {
    const host = element.value
    if (host === null) return
    host.setAttribute('role', 'img')
    const redraw = throttle(() => runner(), redrawInterval, settings.clock ?? systemClock)
    const readColours = () => {
      colours.value = readThemeColours(host)
    }
    const observer = new ResizeObserver(() => {
      if (size.value.width === host.clientWidth && size.value.height === host.clientHeight) return
      size.value = { width: host.clientWidth, height: host.clientHeight }
    })
    readColours()
    size.value = { width: host.clientWidth, height: host.clientHeight }
    const runner = effect(() => draw(host), { scheduler: redraw })
    observer.observe(host)
    const unwatch = watchTheme(readColours)
    endings.push(
      () => stop(runner),
      () => observer.disconnect(),
      () => redraw.cancel(),
      unwatch,
    )
  })

  onBeforeUnmount(() => {
    for (const end of endings) end()
    chart.value?.dispose()
    chart.value = null
  })

  return chart
}
