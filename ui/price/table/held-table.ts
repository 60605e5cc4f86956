import { createSignal } from 'solid-js'
import { hashParts } from '#statistics'
import { fitsAddress } from '../../route/field-texts.ts'

/** What stands in an address for a table that is too long for one: its size and a hash, so that the same one is known again. */
const reference = /^table:(\d{1,7})-([0-9a-f]{16})$/

/** Longer tables are none that somebody looks at in a page. */
export const mostTableCharacters = 2_000_000

const held = new Map<string, string>()
/** How many there are: a table that comes to a reference which stood in the address already changes nothing else. */
const [heldCount, setHeldCount] = createSignal(0)

/**
 * A table as an address can have it: itself where it is short enough, else a reference to what this tab of the browser keeps. Who
 * opens the address elsewhere is asked for the file, and the hash tells whether it is the same one.
 */
export function holdTable(text: string): string {
  if (fitsAddress(text)) return text
  const name = tableName(text)
  held.set(name, text)
  keep(name, text)
  setHeldCount(held.size)
  return name
}

/** What a table is called for short: how many lines it has, and a hash of them. */
export function tableName(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  return `table:${lines}-${hashOf(text)}`
}

/** The table that an address names; undefined where it is not on this machine. */
export function heldTable(written: string): string | undefined {
  if (!reference.test(written)) return written
  heldCount()
  return held.get(written) ?? kept(written)
}

/** Whether only a reference to the table stands in the address. */
export function isHeld(written: string): boolean {
  return reference.test(written)
}

function hashOf(text: string): string {
  const { high, low } = hashParts(['table', text])
  return [high, low].map((word) => word.toString(16).padStart(8, '0')).join('')
}

/** Kept over a reload as far as the browser allows it. */
function keep(name: string, text: string): void {
  try {
    sessionStorage.setItem(name, text)
  } catch {
    // No room, or not allowed: it is there as long as the page is.
  }
}

function kept(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}
