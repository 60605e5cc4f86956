import { type Context, createContext, useContext } from 'solid-js'
import type { ApiClient } from './api-client.ts'

export const ApiContext: Context<ApiClient | undefined> = createContext<ApiClient>()

export function useApi(): ApiClient {
  const api = useContext(ApiContext)
  if (!api) throw new Error('no server is provided here')
  return api
}
