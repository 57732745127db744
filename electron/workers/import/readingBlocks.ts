import { serveTasks } from '../threads/serveThread'
import { createReadingThread } from './blocks/readingThread'
import type { ReadingAnswer, ReadingTask } from './readingMessages'

/** A thread beside an import: reads blocks of its file and describes its columns. */
serveTasks<ReadingTask, ReadingAnswer>((post, close) => {
  const take = createReadingThread(post)
  return (task) => {
    take(task)
    if (task.kind === 'end') close()
  }
})
