/** A CSV file to keep. Its name says nothing about what is in it. */
export function download(text: string, name: string): Response {
  // the mark at the beginning tells a spreadsheet that this is UTF-8
  return new Response(`\uFEFF${text}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
  })
}
