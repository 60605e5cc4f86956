import { writeFileSync } from 'node:fs'

/** Preloaded into a measured process: leaves its peak memory, in kilobytes, in the file that JEVONS_PEAK_MEMORY names. */
process.on('exit', () => {
  writeFileSync(process.env.JEVONS_PEAK_MEMORY, String(process.resourceUsage().maxRSS))
})
