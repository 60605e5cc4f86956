import { EngineError } from '../../engine-error.ts'
import { loadPeer } from '../../load-peer.ts'

interface Jinja {
  readonly Template: new (text: string) => { readonly render: (values: object) => string }
}

/**
 * The prompt of a question to a chat, as a model's own template renders it, with `{question}` in it.
 * @throws EngineError where the template asks for more than a question
 */
export async function chatPromptOf(
  template: string,
  { bos, eos, peers }: { readonly bos: string; readonly eos: string; readonly peers: readonly string[] },
): Promise<string> {
  const { Template } = (await loadPeer('@huggingface/jinja', peers)) as Jinja
  const messages = [{ role: 'user', content: '{question}' }]
  try {
    return new Template(template).render({
      messages,
      add_generation_prompt: true,
      bos_token: bos,
      eos_token: eos,
    })
  } catch (error) {
    throw new EngineError(`the model's chat template can't be rendered: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
