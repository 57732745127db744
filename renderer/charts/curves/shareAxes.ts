import type { ThemeColours } from '../themeColours'

const quarters = [0, 0.25, 0.5, 0.75, 1]

/** An axis of a share, from 0 to 1 with a line at each quarter. */
export function shareAxis(name: string, { border, textMuted, font }: ThemeColours, gap: number): object {
  return {
    type: 'value',
    min: 0,
    max: 1,
    name,
    nameLocation: 'middle',
    nameGap: gap,
    nameTextStyle: { color: textMuted, fontFamily: font, fontSize: 11 },
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: textMuted, fontFamily: font, fontSize: 11, customValues: quarters, formatter: String },
    splitLine: { lineStyle: { color: border } },
    interval: 0.25,
  }
}

/** The plane of two shares, the same in all plots of that kind, so that they can be laid side by side. */
export const sharePlane = { left: 46, right: 12, top: 10, bottom: 40 }
