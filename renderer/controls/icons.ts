/** Strokes on a 16 x 16 grid. */
export const icons = {
  data: 'M2.5 3.5h11M2.5 8h11M2.5 12.5h11',
  workbench: 'M2 12l3.5-4.5 3 2.5L14 3.5M10.5 3.5H14V7',
  evaluate: 'M2.5 11.5a5.5 5.5 0 0 1 11 0M8 11.5l2.8-4.2M2 13.5h12',
  compare: 'M5 2.5v11M11 2.5v11M3 5.5h4M9 10.5h4',
  models: 'M8 2l5.2 3v6L8 14l-5.2-3V5zM2.8 5L8 8l5.2-3M8 8v6',
  close: 'M4 4l8 8M12 4l-8 8',
  add: 'M8 3v10M3 8h10',
  more: 'M3 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M7.5 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M12 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0',
  bin: 'M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.5 9h6l.5-9M6.8 7v4M9.2 7v4',
  copy: 'M6 5.5h7v8H6zM10 5.5v-3H3v8h3',
  drop: 'M8 2.5v7M5 6.5l3 3 3-3M2.5 11v2.5h11V11',
  theme: 'M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11',
  warning: 'M8 2.5L14 13.5H2zM8 6.5v3.5M8 12h.01',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  resume: 'M4.5 3l8 5-8 5z',
  pin: 'M6 2.5h4M6.5 2.5v4L4.5 9.5h7l-2-3v-4M8 9.5v4.5',
  stepBatch: 'M3.5 3.5l6 4.5-6 4.5zM12.5 3.5v9',
  stepEpoch: 'M2 3.5L7 8l-5 4.5zM7.5 3.5l5 4.5-5 4.5zM14 3.5v9',
  ascending: 'M8 12.5v-9M5 6.5l3-3 3 3',
  descending: 'M8 3.5v9M5 9.5l3 3 3-3',
} as const

export type IconName = keyof typeof icons
