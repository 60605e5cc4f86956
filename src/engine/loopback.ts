import { isIP } from 'node:net'

/** Whether an address or a name, without brackets and port, can only mean this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

/** The name or address in a Host header, in lower case and without brackets and port; '' where it holds none. */
export function hostNameIn(header: string): string {
  const parts = /^(?:([\w.-]+)|\[([\da-fA-F:.]+)\])(?::\d{1,5})?$/.exec(header)
  return (parts?.[1] ?? parts?.[2] ?? '').toLowerCase()
}
