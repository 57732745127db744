const interval = 100

/** Lets a report through at most ten times a second; the first at once. */
export function throttle<Report>(
  post: (report: Report) => void,
  now = () => performance.now(),
): (report: Report) => void {
  let last = -Infinity
  return (report) => {
    const time = now()
    if (time - last < interval) return
    last = time
    post(report)
  }
}
