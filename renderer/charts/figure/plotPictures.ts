import { saveFile } from '../../browser/saveFile'
import { copyImage, type CopyResult } from '../copyPlot'
import { fileNameOf } from '../plotTable'
import { figurePng } from './figurePng'
import type { PlotFigure } from './plotFigure'

/** What a person does with a picture of a plot. */
export type PictureAction = 'copy' | 'png' | 'svg'

/**
 * Copies or saves a plot as a picture, as large as it is on screen. What draws it is loaded when somebody wants one.
 * @param host the chart's element
 */
export async function takePicture(
  action: PictureAction,
  figure: PlotFigure,
  { title, subtitle }: { title: string; subtitle: string },
  host: HTMLElement,
): Promise<CopyResult> {
  const { figureSvg } = await import('./figureSvg')
  const size = { width: host.clientWidth, height: host.clientHeight }
  const svg = figureSvg(figure, title, subtitle, size, getComputedStyle(host).fontFamily)
  if (action === 'copy') return copyImage(await figurePng(svg), title)
  const type = action === 'png' ? 'image/png' : 'image/svg+xml'
  saveFile(`${fileNameOf(title)}.${action}`, type, [action === 'png' ? await figurePng(svg) : svg])
  return 'saved'
}
