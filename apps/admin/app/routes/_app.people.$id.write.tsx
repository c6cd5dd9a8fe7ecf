import { WriteToPerson } from '@alongside/web/message'
import { loadDraft, sendDraft } from '@alongside/web/message.server'
import { Page, titled } from '@alongside/web/page'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

export const meta = titled('Write a message')

export function loader(args: LoaderFunctionArgs) {
  return loadDraft(args)
}

export function action(args: ActionFunctionArgs) {
  return sendDraft(args)
}

/** One message to one person, by a way and at an hour that is safe for them. */
export default function Write() {
  const { personId, draft } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Write to them"
      lead="Short, and such that it tells a stranger nothing."
      back={{ to: `/people/${personId}`, label: 'Back to this person' }}
      narrow
    >
      <WriteToPerson draft={draft} />
    </Page>
  )
}
