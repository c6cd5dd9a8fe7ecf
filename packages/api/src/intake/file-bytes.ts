/** From the bytes of a file to its text. What is not text is refused by the name that people know it by. */

export type FileText = { ok: true; text: string; notices: string[] } | { ok: false; problem: string }

const MB = 1024 * 1024
export const MAX_FILE_BYTES = 10 * MB
export const tooLarge = `This file is larger than ${MAX_FILE_BYTES / MB} MB, which is the most that can be taken at once. Split it, or leave out the columns that are not needed.`

const saveAs = 'Open it, choose "Save as" and "CSV UTF-8", and send that file.'

/** First bytes of what is sent by mistake most often. */
const signatures: readonly { starts: readonly number[]; name: string }[] = [
  { starts: [0xd0, 0xcf, 0x11, 0xe0], name: `This is an Excel or Word file of an older kind. ${saveAs}` },
  { starts: [0x25, 0x50, 0x44, 0x46], name: 'This is a PDF. Export the list from your system as CSV.' },
  {
    starts: [0x7b, 0x5c, 0x72, 0x74, 0x66],
    name: 'This is a word processor file. Export the list from your system as CSV.',
  },
  { starts: [0x1f, 0x8b], name: 'This is a packed file. Unpack it first and send the CSV inside.' },
  {
    starts: [0x37, 0x7a, 0xbc, 0xaf],
    name: 'This is a packed file. Unpack it first and send the CSV inside.',
  },
  {
    starts: [0x52, 0x61, 0x72, 0x21],
    name: 'This is a packed file. Unpack it first and send the CSV inside.',
  },
  { starts: [0x89, 0x50, 0x4e, 0x47], name: 'This is a picture. Export the list from your system as CSV.' },
  { starts: [0xff, 0xd8, 0xff], name: 'This is a picture. Export the list from your system as CSV.' },
]

/** The text of a file that ought to be CSV. */
export function textOf(bytes: Uint8Array): FileText {
  if (bytes.length === 0) return no('This file is empty.')
  if (bytes.length > MAX_FILE_BYTES) return no(tooLarge)
  const other = knownAs(bytes)
  if (other !== null) return no(other)

  const decoded = decode(bytes)
  if (!decoded.ok) return decoded
  const { text } = decoded
  if (text.trim() === '') return no('This file is empty.')
  const nul = text.indexOf('\u0000')
  if (nul !== -1) {
    const line = text.slice(0, nul).split(/\r\n|\r|\n/).length
    return no(`This is not a text file: line ${line} holds bytes that are no letters. ${saveAs}`)
  }
  if (/^\s*<(!doctype|html|table|\?xml|workbook)/i.test(text.slice(0, 500)))
    return no(`This is a web page or XML that a system calls a spreadsheet. ${saveAs}`)
  if (/^\s*[[{]/.test(text.slice(0, 500)))
    return no('This is a JSON file. Export the list from your system as CSV.')
  return decoded
}

function no(problem: string): { ok: false; problem: string } {
  return { ok: false, problem }
}

function knownAs(bytes: Uint8Array): string | null {
  const known = signatures.find(({ starts }) => starts.every((byte, at) => bytes[at] === byte))
  if (known) return known.name
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || (bytes[2] ?? 9) > 8) return null
  // everything modern is a zip: the names of the parts inside tell which
  const parts = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  if (parts.includes('xl/')) return 'This is an Excel file. Save it as CSV first.'
  if (parts.includes('opendocument')) return `This is a spreadsheet or document of LibreOffice. ${saveAs}`
  if (parts.includes('word/')) return 'This is a Word file. Export the list from your system as CSV.'
  return 'This is a packed file. Unpack it first and send the CSV inside.'
}

function decode(bytes: Uint8Array): FileText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes)
  const utf8 = decodeAs('utf-8', bytes)
  if (utf8.ok) return utf8
  // a file that says it is UTF-8 and is not was cut or damaged; one that says nothing is how Excel has always saved CSV
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return utf8
  const text = new TextDecoder('windows-1252').decode(bytes)
  const notice =
    'This file is not in UTF-8, so letters with accents were read the way Windows writes them. Check the names below.'
  return { ok: true, text, notices: [notice] }
}

function decodeAs(encoding: string, bytes: Uint8Array): FileText {
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes), notices: [] }
  } catch {
    return no(`This file is damaged: some of its bytes are no letters. ${saveAs}`)
  }
}
