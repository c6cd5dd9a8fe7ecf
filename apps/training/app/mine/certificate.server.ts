/** The certificate of somebody who was signed off. It names the person and the hours, and no condition and no place. */
import { dayInWords } from '@alongside/web/page'
import { PDFDocument, type PDFFont, rgb, StandardFonts } from 'pdf-lib'
import { written } from './letters.server.ts'
import type { NamedRecord } from './named-record.server.ts'

const INK = rgb(0.07, 0.16, 0.24)
const QUIET = rgb(0.35, 0.42, 0.48)

export async function certificateOf({
  name,
  hours,
  readyOn,
  lines,
}: NamedRecord): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create()
  pdf.setTitle('Certificate')
  pdf.setLanguage('en-GB')
  const plain = await pdf.embedFont(StandardFonts.Helvetica)
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold)
  const page = pdf.addPage([595, 842])
  const centred = (text: string, y: number, size: number, font: PDFFont, color = INK) => {
    const words = written(text, font)
    page.drawText(words, { x: (595 - font.widthOfTextAtSize(words, size)) / 2, y, size, font, color })
  }
  centred('Alongside', 740, 16, bold)
  centred('Certificate', 670, 34, bold)
  centred('This says that', 610, 13, plain, QUIET)
  centred(name, 570, 26, bold)
  centred('has learned and practised what it takes to support others one to one,', 530, 13, plain)
  centred(`in ${hours} hours of learning, and was signed off by two people`, 510, 13, plain)
  centred(readyOn ? `on ${dayInWords(readyOn)}.` : '.', 490, 13, plain)
  const modules = [...new Set(lines.filter(({ part }) => part === 'module').map(({ what }) => what))]
  modules.reverse().forEach((title, nth) => {
    centred(title, 430 - nth * 19, 11, plain, QUIET)
  })
  return new Uint8Array(await pdf.save())
}
