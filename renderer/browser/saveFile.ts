/** Hands bytes to the person as a file, by the browser's own way of saving. */
export function saveFile(fileName: string, type: string, parts: BlobPart[]): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(parts, { type }))
  link.download = fileName
  link.click()
  // The click has begun the download; the address may go once it has been read.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
