// A picture of a page, for the people who build it: `node tooling/src/look.ts http://127.0.0.1:4001 page.png --phone`.
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { chromiumLaunch } from './browser/chromium.ts'
import { widths } from './browser/widths.ts'
import { say } from './terminal.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    phone: { type: 'boolean', default: false },
    'without-script': { type: 'boolean', default: false },
    cookie: { type: 'string' },
  },
})
const [url, file] = positionals
if (!url || !file) {
  say(
    'Say which page and which file: node tooling/src/look.ts URL FILE.png [--phone] [--without-script] [--cookie NAME=VALUE]',
  )
  process.exit(1)
}

const browser = await chromium.launch(await chromiumLaunch())
try {
  const context = await browser.newContext({
    ...(values.phone ? widths.phone : widths.desk),
    javaScriptEnabled: !values['without-script'],
  })
  if (values.cookie) {
    const [name = '', ...value] = values.cookie.split('=')
    await context.addCookies([{ name, value: value.join('='), url }])
  }
  const page = await context.newPage()
  page.on('console', message => say(`${message.type()}: ${message.text()}`))
  page.on('pageerror', error => say(`error: ${error.message}`))
  const answer = await page.goto(url)
  await page.screenshot({ path: file, fullPage: true })
  say(`${answer?.status()} ${page.url()} "${await page.title()}" -> ${file}`)
} finally {
  await browser.close()
}
