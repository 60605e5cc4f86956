import { type JSX, Show } from 'solid-js'
import { fitsAddress } from '../../route/field-texts.ts'
import { say } from '../../shell/notice.ts'
import { priceWords } from '../price-words.ts'
import { holdTable, isHeld, mostTableCharacters } from '../table/held-table.ts'

interface TableInputProps {
  readonly id: string
  readonly text: string
  /** The sample that it starts with. */
  readonly initial: string
  readonly isInvalid: boolean
  readonly describedBy: string | undefined
  readonly write: (text: string) => void
}

/** A table that is pasted, dropped, or read from a file of this machine: nothing of it leaves the page but by its address. */
export function TableInput(props: TableInputProps): JSX.Element {
  const put = (text: string): void => props.write(text === props.initial ? text : holdTable(text))
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const text = file.size > mostTableCharacters ? undefined : await file.text().catch(() => undefined)
    if (text === undefined || text.includes('\0'))
      return say({ text: priceWords().table.notRead, tone: 'failed' })
    put(text)
  }
  const isSample = (): boolean => props.text === props.initial
  // What is not here has no text to show.
  const shown = (): string => (isHeld(props.text) ? '' : props.text)
  return (
    <div class="table-input">
      <textarea
        id={props.id}
        aria-invalid={props.isInvalid}
        aria-describedby={props.describedBy}
        rows={9}
        wrap="off"
        spellcheck={false}
        value={shown()}
        onInput={({ currentTarget }) => put(currentTarget.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const file = event.dataTransfer?.files[0]
          if (file === undefined) return
          event.preventDefault()
          void read(file)
        }}
      />
      <div class="table-input-bar">
        <label class="button">
          {priceWords().table.choose}
          <input
            class="spoken"
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0]
              // The same file can be chosen again.
              void read(file).finally(() => {
                currentTarget.value = ''
              })
            }}
          />
        </label>
        <Show when={!isSample()}>
          <button type="button" class="quiet" onClick={() => props.write(props.initial)}>
            {priceWords().table.sample}
          </button>
        </Show>
      </div>
      <Show when={isSample()}>
        <small>{priceWords().table.isSample}</small>
      </Show>
      <Show when={!isSample() && !fitsAddress(props.text)}>
        <small>{priceWords().table.held}</small>
      </Show>
    </div>
  )
}
