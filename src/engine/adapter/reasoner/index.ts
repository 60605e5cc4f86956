export { reasonerEngine } from './reasoner-engine.ts'
