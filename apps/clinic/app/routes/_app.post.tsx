import { Empty, Moment, Page, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { wayWords } from '../link/link.words.ts'
import { ownAddresses } from '../link/own-addresses.tsx'

export const meta = titled('Messages')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => ({ messages: await api.messages.posted.query() }))
}

/** Where no carrier is set, messages stay here: whoever shows the programme opens a link as the person would. */
export default function Post() {
  const { messages } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Messages of this demo"
      lead="Nothing leaves the house here. Each message stands as it would arrive on a phone."
      back={{ to: '/', label: 'My work today' }}
      narrow
    >
      {messages.length === 0 ? <Empty>No message has left yet.</Empty> : null}
      <ol className="al-post">
        {messages.map(({ id, name, channel, to, body, at }) => (
          <li key={id} className="al-post__message">
            <p className="al-quiet">
              {wayWords[channel]} to {name ?? 'somebody'} ({to}), <Moment at={at} />
            </p>
            <p className="al-letter" dir="auto">
              {ownAddresses(body)}
            </p>
          </li>
        ))}
      </ol>
    </Page>
  )
}
