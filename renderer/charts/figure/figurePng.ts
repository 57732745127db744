/** Pixels of the picture in a px of the figure. */
export const figureScale = 2

/** An SVG document as PNG, at twice its size. @throws Error where the browser cannot draw it */
export async function figurePng(svg: string): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * figureScale
  canvas.height = image.naturalHeight * figureScale
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The plot has no pixels.')) : resolve(blob)), 'image/png')
  })
}
