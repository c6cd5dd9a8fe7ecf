import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { certificateOf } from '../mine/certificate.server.ts'
import { recordOf } from '../mine/record.server.ts'

/** The record to take along. The names of the files tell nothing about whose it is. */
export async function loader(args: LoaderFunctionArgs) {
  const record = await load(args, recordOf)
  switch (args.params.file) {
    case 'file.json':
      return given(JSON.stringify(record, null, 2), 'application/json', 'record.json')
    case 'file.csv':
      return given(
        [
          ['what', 'detail', 'on', 'until'],
          ...record.lines.map(({ what, detail, on, until }) => [what, detail, on, until]),
        ]
          .map(row => row.map(cell).join(','))
          .join('\r\n'),
        'text/csv; charset=utf-8',
        'record.csv',
      )
    case 'file.pdf':
      if (!record.isReady) throw new Response('', { status: 404 })
      return given(await certificateOf(record), 'application/pdf', 'certificate.pdf')
    default:
      throw new Response('', { status: 404 })
  }
}

/** A cell that a spreadsheet takes as text, whatever it begins with. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}

function given(body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
