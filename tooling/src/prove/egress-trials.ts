/** What leaves the house: calls to addresses that somebody outside named, letters, and files for a spreadsheet. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isPrivate, openMailHouse, post, smtpCarrier } from '@alongside/api/testing/messages'
import { csvText } from '@alongside/domain/intake'
import type { Trials } from './trials.ts'

/** This machine, its neighbours and its landlord, in the ways in which such an address may be written. */
const inside = [
  ...[
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
    '0',
    '0.0.0.0',
  ],
  ...[
    '127.127.127.127',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
  ],
  ...[
    '169.254.0.1',
    '2852039166',
    '0xa9fea9fe',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.0.192',
    '192.0.2.1',
  ],
  ...[
    '[::1]',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[::7f00:1]',
  ],
  ...[
    '[fe80::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[fec0::1]',
    '[ff02::1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
  ],
  ...[
    '[2002:7f00:1::1]',
    '[2002:a9fe:a9fe::1]',
    '[2001:0:7f00:1::]',
    '[2001:db8::1]',
    '[100::1]',
    '[::ffff:a9fe:a9fe]',
  ],
  ...['localhost', 'localhost.', 'LOCALHOST', '①②⑦.⓪.⓪.①', '127。0。0。1', 'ip6-localhost'],
]

export async function egressTrials({ is }: Trials): Promise<void> {
  let hits = 0
  const house = createServer((_request, response) => {
    hits++
    response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
  })
  await new Promise<void>(up => house.listen(0, up))
  const { port } = house.address() as AddressInfo
  for (const host of inside) {
    const url = `http://${host}:${port}/told`
    const written = URL.canParse(url) ? new URL(url) : undefined
    // even where somebody allowed the name: what it leads to is looked at
    const hosts = written ? [written.host, written.hostname] : []
    const answer = await post({ hosts, privateNetworks: false, plainHttp: true }, url, {}, '{}')
    is(`${host} is not called`, !answer.ok && answer.problem !== `http302`, answer)
    is(
      `${host} is not called unless it is allowed`,
      !(await post({ hosts: ['clinic.example'], privateNetworks: true, plainHttp: true }, url, {}, '{}')).ok,
    )
  }
  is('nothing arrived', hits === 0, hits)
  for (const url of [
    ...[
      `http://127.0.0.1:${port}/`,
      'ftp://clinic.example/',
      'file:///etc/passwd',
      'gopher://clinic.example/',
      'data:text/plain,x',
      'javascript:1',
    ],
    ...[
      `https://clinic.example@127.0.0.1:${port}/`,
      'https://name:word@clinic.example/',
      'https://clinic.example.elsewhere.example/',
    ],
    ...[
      'https://elsewhere.example/clinic.example',
      'https://elsewhere.example#clinic.example',
      'https://elsewhere.example\\@clinic.example',
      'https://xclinic.example/',
      '//clinic.example/',
      'clinic.example',
      '',
      'https://',
      'https://clinic.example:99999/',
    ],
  ]) {
    const answer = await post({ hosts: ['clinic.example'], privateNetworks: true }, url, {}, '{}')
    is(`${url} is not on the list`, !answer.ok && answer.problem === 'notAllowed', answer)
  }
  const here = `127.0.0.1:${port}`
  const told = await post(
    { hosts: [here], privateNetworks: true, plainHttp: true },
    `http://${here}/`,
    {},
    '{}',
  )
  is(
    'an allowed house is called, and where it points is not followed',
    !told.ok && told.problem === 'http302' && hits === 1,
    told,
  )
  for (const one of ['1.1.1.1', '8.8.8.8', '2606:4700::1111'])
    is(`${one} is a house outside`, !isPrivate(one))
  house.closeAllConnections()
  await new Promise(closed => house.close(closed))
}

const breaks = ['\r\n', '\n', '\r', '\r\n\r\n', '\u2028', '\u0085', '%0d%0a', '\0\r\n']

/** Whatever stands in a letter, it goes to one address and says nothing on its own. */
export async function letterTrials({ is }: Trials): Promise<void> {
  const house = await openMailHouse()
  const carrier = smtpCarrier({ url: house.url, from: 'Sam <notes@pages.example>' })
  let nth = 0
  const send = async (
    what: string,
    change: { to?: string; subject?: string; sender?: string; body?: string },
  ) => {
    const before = house.taken.length
    const letter = {
      id: `trial-${++nth}`,
      channel: 'email' as const,
      personId: null,
      sealedBy: '',
      clinicId: '',
      to: 'sam@people.example',
      sender: null,
      subject: 'A message',
      body: 'Hello',
      ...change,
    }
    await carrier.carry(letter)
    const [taken, more] = house.taken.slice(before)
    const head = taken?.text.split(/\r?\n\r?\n/, 1)[0] ?? ''
    is(`${what} makes one letter at most`, more === undefined)
    is(
      `${what} goes to one address`,
      (taken?.to.length ?? 0) <= 1 && !taken?.to.some(to => to.includes('elsewhere')),
      taken?.to,
    )
    is(`${what} adds no line to the head`, !/^(bcc|cc|x-evil):/im.test(head), head)
  }
  for (const cut of breaks) {
    const evil = `${cut}Bcc: evil@elsewhere.example${cut}X-Evil: 1`
    const shown = JSON.stringify(cut)
    await send(`a subject with ${shown}`, { subject: `Hello${evil}` })
    await send(`a sender with ${shown}`, { sender: `Clinic${evil}` })
    await send(`a body with ${shown}`, {
      body: `Hello${cut}.${cut}MAIL FROM:<a@elsewhere.example>${cut}RCPT TO:<evil@elsewhere.example>${cut}DATA${cut}`,
    })
    await send(`an address with ${shown}`, { to: `sam@people.example${evil}` })
  }
  for (const to of [
    'sam@people.example, evil@elsewhere.example',
    'sam@people.example;evil@elsewhere.example',
    '"a" <evil@elsewhere.example>, sam@people.example',
    'sam@people.example>\r\nRCPT TO:<evil@elsewhere.example',
  ])
    await send(`to ${JSON.stringify(to)}`, { to })
  await send('a plain letter', {})
  is('a plain letter arrives', house.taken.at(-1)?.to[0] === 'sam@people.example')
  await house.close()
}

const formulas = [
  '=',
  '+',
  '-',
  '@',
  '|',
  '%',
  '＝',
  '＋',
  '－',
  '＠',
  '\t=',
  '\r=',
  '\n=',
  ' =',
  '\u0000=',
  '\u00a0=',
  '\ufeff=',
  '"=',
  '\t',
  '\r',
  '\n',
  ';=',
  ',=',
]

/** No cell of a file that somebody takes along is run by the program that opens it. */
export function cellTrials({ is }: Trials): void {
  for (const start of formulas)
    for (const payload of [
      `cmd|'/c calc'!A0`,
      'HYPERLINK("https://elsewhere.example")',
      '1+1',
      'SUM(A1:A9)"',
    ])
      for (const place of [0, 1, 2]) {
        const cells = ['a', 'b', 'c'].map((cell, nth) => (nth === place ? `${start}${payload}` : cell))
        const found = read(csvText([cells]))
        const bare = found[place]?.replace(/^[\s\p{Cc}\ufeff]+/u, '') ?? ''
        is(
          `a cell of ${JSON.stringify(start + payload)} is text`,
          found.length === 3 && !/^[=+\-@|%＝＋－＠]/.test(bare),
          found,
        )
      }
}

/** One line of CSV as a spreadsheet takes it apart. */
function read(line: string): string[] {
  return [...line.replace(/\r\n$/, '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
