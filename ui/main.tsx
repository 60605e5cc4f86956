import { render } from 'solid-js/web'
import './style/index.css'
import { apiClient } from './server/api-client.ts'
import { Workbench } from './workbench.tsx'

const place = document.getElementById('workbench')
if (place) {
  const api = apiClient((address, request) => window.fetch(address, request))
  render(() => <Workbench api={api} listen={(address) => new EventSource(address)} />, place)
}
