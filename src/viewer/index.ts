export type { RunListing, ViewerEvent } from './api.ts'
