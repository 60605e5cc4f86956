export { lastBoxed } from './boxed.ts'
export type { Grade } from './grade.ts'
export { gradeResponse } from './grade-response.ts'
