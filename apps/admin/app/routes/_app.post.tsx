import { Empty, Moment, Page, Panel, titled } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { trainingAddress } from '../team/training-address.server.ts'

export const meta = titled('Messages of this demo')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => ({ messages: await api.messages.posted.query(), home: trainingAddress() }))
}

const wayWords = { text: 'Text message', email: 'Email' } as const

/** Where no carrier is set, messages stay here: whoever shows the programme opens a link as the one who got it would. */
export default function Post() {
  const { messages, home } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Messages of this demo"
      lead="Nothing leaves the house here. Each message stands as it would arrive."
      back={{ to: '/messages', label: 'Messages' }}
      narrow
    >
      {messages.length === 0 ? <Empty>No message has left yet.</Empty> : null}
      {messages.map(({ id, name, channel, to, body, at }) => (
        <Panel key={id} title={`${wayWords[channel]} to ${name ?? to}`} aside={<Moment at={at} />}>
          <p className="ad-letter" dir="auto">
            {joiningLinks(body, home)}
          </p>
        </Panel>
      ))}
    </Page>
  )
}

/** A text with the addresses of the training app as links, as a phone would show them; no other address is one. */
function joiningLinks(text: string, home: string): ReactNode[] {
  return text.split(/(https?:\/\/[^\s/]+\/(?:join|reference)\/[\w-]{22})/).map((part, index) => {
    const isOurs = index % 2 === 1 && home !== '' && part.startsWith(`${home}/`)
    if (!isOurs) return part
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their places
    return <Place key={index} address={part} />
  })
}

function Place({ address }: { readonly address: string }) {
  return <a href={address}>{address}</a>
}
