import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { certificateOf } from '../mine/certificate.server.ts'
import { namedRecord } from '../mine/named-record.server.ts'
import { partWords } from '../mine/part-words.ts'
import { recordPdf } from '../mine/record-pdf.server.ts'

/** The record to take along. The names of the files tell nothing about whose it is. */
export async function loader(args: LoaderFunctionArgs) {
  const record = await load(args, namedRecord)
  switch (args.params.file) {
    case 'file.json':
      return given(JSON.stringify(record, null, 2), 'application/json', 'record.json')
    case 'file.csv':
      return given(
        [
          ['part', 'what', 'detail', 'on', 'until'],
          ['Hours', String(record.hours), `of ${record.hoursAltogether}`, '', ''],
          ...record.lines.map(({ part, what, detail, on, until }) => [
            partWords[part],
            what,
            detail,
            on ?? '',
            until ?? '',
          ]),
        ]
          .map(row => row.map(cell).join(','))
          .join('\r\n'),
        'text/csv; charset=utf-8',
        'record.csv',
      )
    case 'file.pdf':
      return given(await recordPdf(record), 'application/pdf', 'record.pdf')
    case 'certificate.pdf':
      if (record.readyOn === null) throw new Response('', { status: 404 })
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
