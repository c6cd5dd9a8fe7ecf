/** A page that needs neither the app nor JavaScript: for answers that are given before the app is asked. */
export function plainPage(status: number, title: string, sentences: readonly string[]): Response {
  const body = sentences.map(sentence => `<p>${sentence}</p>`).join('\n      ')
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title} – Alongside</title>
    <link rel="icon" href="/kit/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/kit/plain.css">
  </head>
  <body>
    <header><strong>Alongside</strong></header>
    <main>
      <h1>${title}</h1>
      ${body}
      <p><a href="/">Go to the start page</a></p>
      <form method="post" action="/leave"><button>Leave this page</button></form>
    </main>
  </body>
</html>
`
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      // Tells the framework's script in the browser that this is an answer to show, not a fault to retry.
      'x-remix-catch': 'yes',
    },
  })
}

/** A file or form that is over the limit. */
export function tooLargePage(limitMegabytes: number): Response {
  return plainPage(413, 'This is too large to send', [
    `You can send up to ${limitMegabytes} MB at a time. Nothing was kept of what you sent.`,
    'Go back, choose a smaller file or send the list in parts, and try again.',
  ])
}

/** A form that did not come from one of our own pages. */
export function refusedPage(): Response {
  return plainPage(403, 'We could not accept this', [
    'The request did not come from one of our own pages, so nothing was changed.',
    'Open the page again and repeat what you did there.',
  ])
}
