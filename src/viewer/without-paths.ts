import { sep } from 'node:path'

/** A message as it may leave this machine: files are named as seen from the run, and nothing above it is named at all. */
export function withoutPaths(message: string, folder: string, root: string): string {
  return message
    .replaceAll(folder + sep, '')
    .replaceAll(`${folder}: `, '')
    .replaceAll(root + sep, '')
    .replaceAll(root, '')
}
