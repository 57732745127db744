/** The matrix products and what brings rows together for them; see assembly/{products,column,gather}.ts for shapes. */
export interface ProductKernels {
  multiply(
    a: number,
    aPanelStride: number,
    w: number,
    inner: number,
    bias: number,
    out: number,
    outPanelStride: number,
    rows: number,
    panels: number,
  ): void
  /** @param accumulate 1 adds to what is there, 0 replaces it; the same holds wherever it appears */
  outer(
    a: number,
    aPanelStride: number,
    d: number,
    dPanelStride: number,
    inner: number,
    gradient: number,
    rows: number,
    panels: number,
    accumulate: number,
  ): void
  sumRows(d: number, dPanelStride: number, gradient: number, rows: number, panels: number, accumulate: number): void
  transpose(w: number, inner: number, outputs: number, to: number): void
  columnMultiply(
    a: number,
    rowStride: number,
    panelStride: number,
    panelBytes: number,
    panels: number,
    w: number,
    bias: number,
    rows: number,
    out: number,
  ): void
  columnOuter(
    a: number,
    rowStride: number,
    panelStride: number,
    panelBytes: number,
    panels: number,
    d: number,
    rows: number,
    gradient: number,
    accumulate: number,
  ): void
  columnSpread(d: number, w: number, panels: number, rows: number, out: number, outPanelStride: number): void
  columnSum(d: number, rows: number, gradient: number, accumulate: number): void
  /** @param order offset of row indices, 0 for none; so for the others */
  gatherPanels(
    x: number,
    stride: number,
    order: number,
    from: number,
    rows: number,
    panels: number,
    to: number,
    toPanelStride: number,
  ): void
  touch(p: number, bytes: number): number
  gatherRows(x: number, stride: number, order: number, from: number, rows: number, to: number): void
  gatherClasses(values: number, order: number, from: number, rows: number, to: number): void
  gatherNumbers(values: number, order: number, from: number, rows: number, to: number): void
}
