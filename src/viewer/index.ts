export type * from './api.ts'
export { type ServedViewer, type ServingOptions, serveViewer } from './serve-viewer.ts'
export { createViewer, type Viewer, type ViewerOptions } from './viewer.ts'
