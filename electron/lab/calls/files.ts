import type { filesCalls } from '@shared/contract/areas/files'
import type { CallsOf } from '@shared/contract/labApi'
import type { Uploads } from '../datasets/uploads'
import type { Artifacts } from '../models/artifacts'

export interface FileServices {
  uploads: Pick<Uploads, 'begin' | 'append'>
  artifacts: Pick<Artifacts, 'read'>
}

export function createFilesCalls({ uploads, artifacts }: FileServices): CallsOf<typeof filesCalls> {
  return {
    'files.beginUpload': async ({ name, bytes }) => uploads.begin(name, bytes),
    'files.appendUpload': async ({ upload, chunk }) => {
      await uploads.append(upload, chunk)
      return null
    },
    'files.readArtifact': ({ artifact, offset, length }) => artifacts.read(artifact, offset, length),
  }
}
