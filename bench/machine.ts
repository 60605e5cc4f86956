import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, type } from 'node:os'

/** The machine in words: processor, how many of them, system. */
export function machineInWords(): string {
  const processors = availableParallelism()
  return `${processorName()}, ${processors} ${processors === 1 ? 'processor' : 'processors'}, ${type()} ${process.arch}`
}

function processorName(): string {
  try {
    const text = readFileSync('/proc/cpuinfo', 'utf8')
    const field = (name: string): string | undefined =>
      text.match(new RegExp(`^${name}\\s*: (.*)$`, 'm'))?.[1]
    const [name, family, model] = ['model name', 'cpu family', 'model'].map(field)
    return `${name} (family ${family}, model ${model})`
  } catch {
    return cpus()[0]?.model ?? 'unknown processor'
  }
}
