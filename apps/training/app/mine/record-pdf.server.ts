/** The whole record on paper: one line each, as many pages as it takes. */
import { dayInWords } from '@alongside/web/page'
import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'
import { written } from './letters.server.ts'
import type { NamedRecord } from './named-record.server.ts'
import { partWords } from './part-words.ts'

const INK = rgb(0.07, 0.16, 0.24)
const QUIET = rgb(0.35, 0.42, 0.48)
const [WIDTH, HEIGHT, EDGE, LINE] = [595, 842, 50, 30]

export async function recordPdf({ name, hours, lines }: NamedRecord): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create()
  pdf.setTitle('My record')
  pdf.setLanguage('en-GB')
  const plain = await pdf.embedFont(StandardFonts.Helvetica)
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold)
  let page: PDFPage | undefined
  let y = 0
  const put = (text: string, x: number, size: number, font: PDFFont, color = INK) =>
    page?.drawText(fitting(written(text, font), font, size, WIDTH - EDGE - x), { x, y, size, font, color })
  const goOn = () => {
    page = pdf.addPage([WIDTH, HEIGHT])
    y = HEIGHT - EDGE
  }
  goOn()
  put('My record', EDGE, 22, bold)
  y -= 24
  put(`${name}, ${hours} hours learned`, EDGE, 12, plain, QUIET)
  y -= 40
  for (const { part, what, detail, on, until } of lines) {
    if (y < EDGE + LINE) goOn()
    put(what, EDGE, 11, bold)
    y -= 14
    const days = [on ? dayInWords(on) : '', until ? `good until ${dayInWords(until)}` : '']
    put([partWords[part], detail, ...days].filter(words => words !== '').join(' · '), EDGE, 10, plain, QUIET)
    y -= LINE - 8
  }
  return new Uint8Array(await pdf.save())
}

function fitting(words: string, font: PDFFont, size: number, room: number): string {
  let text = words
  while (font.widthOfTextAtSize(text, size) > room) text = `${text.slice(0, -2).trimEnd()}…`
  return text
}
