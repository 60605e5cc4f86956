/** The embedded reasoner without threads or files: all of it that a browser can run. */
export { inlineReasonerEngine } from '../reasoner/inline-engine.ts'
