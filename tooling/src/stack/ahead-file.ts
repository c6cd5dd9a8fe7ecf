import { join } from 'node:path'

/** Where it stands how far the clock of a walk is ahead: beside the course that this walk alone is taught from. */
export function aheadFile(course: string): string {
  return join(course, '.clock')
}
