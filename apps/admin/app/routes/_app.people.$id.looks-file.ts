import { givenList } from '@alongside/web/file.server'
import { momentInWords } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { rightNow } from '../clocks.server.ts'
import { roleWords } from '../words.ts'

/** Who looked at a record, for the person to take home: no worker is named on it, and neither is the person. */
export async function loader(args: LoaderFunctionArgs) {
  const as = new URL(args.request.url).searchParams.get('as') === 'csv' ? 'csv' : 'pdf'
  const { looks } = await load(args, api =>
    api.audit.person.query({ personId: args.params.id ?? '', all: true }),
  )
  const at = rightNow()
  return givenList(
    {
      title: 'Who looked at your record',
      headers: ['When', 'Organisation', 'Role', 'What'],
      rows: looks.map(look => [momentInWords(look.at), look.organisation, roleWords[look.role], look.what]),
      lines: [
        `Made ${momentInWords(at)}. The newest first.`,
        'To ask about any of these, speak with whoever gave you this page.',
      ],
    },
    as,
    at,
  )
}
