import { writeFileSync } from 'node:fs'
import { kernelFile } from './assemble.ts'

/** Writes the assembled kernel into the engine: `npm run kernel`. */
const target = new URL('../../src/engine/adapter/reasoner/kernel-bytes.ts', import.meta.url)
writeFileSync(target, await kernelFile())
