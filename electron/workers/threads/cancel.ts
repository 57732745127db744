/** Whether somebody cancelled: 1 in the Int32 of this memory says so. */
export function listenForCancel(cancel: SharedArrayBuffer): () => boolean {
  const word = new Int32Array(cancel)
  return () => Atomics.load(word, 0) === 1
}
