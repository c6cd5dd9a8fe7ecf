/** A PDF of headings, lines and tables, in letters of most languages, that breaks its pages by itself. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fontkit from '@pdf-lib/fontkit'
import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib'
import type { SpcPicture } from '../pictures/spc/spc-picture.ts'
import { columnWidths } from './column-widths.ts'
import type { Drawing } from './pictures-on-paper.server.ts'
import { drawSpc, type HowWritten, SPC_HEIGHT } from './spc-on-paper.server.ts'

const WIDTH = 595
const HEIGHT = 842
const MARGIN = 48
const ROOM = WIDTH - 2 * MARGIN
/** Between two columns. */
const GAP = 6
const INK = rgb(0.07, 0.16, 0.24)
const QUIET = rgb(0.35, 0.42, 0.48)
const LINE = rgb(0.82, 0.85, 0.87)

/** A sheet of paper that is being written on from the top down. */
export interface Paper {
  heading(text: string): void
  line(text: string, look?: 'plain' | 'quiet' | 'bold'): void
  table(headers: readonly string[], rows: readonly (readonly string[])[]): void
  /** A measure over time, with its sentence below. */
  chart(title: string, picture: SpcPicture, how: HowWritten): void
  /** Figures as bars, ranges or bands, with their sentences below. */
  picture(drawing: Drawing): void
  finish(): Promise<Uint8Array<ArrayBuffer>>
}

let fonts: Promise<{ plain: Uint8Array; bold: Uint8Array }> | undefined

/** The letters come from a package: those built into readers know no Polish and no Arabic. */
function loadFonts() {
  const { resolve } = createRequire(import.meta.url)
  fonts ??= Promise.all(
    ['DejaVuSans', 'DejaVuSans-Bold'].map(name => readFile(resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))),
  ).then(([plain, bold]) => ({ plain: plain as Uint8Array, bold: bold as Uint8Array }))
  return fonts
}

/** Begins a document. Its title stands on every page, so it names nobody and reveals nothing. */
export async function openPaper(title: string): Promise<Paper> {
  const pdf = await PDFDocument.create()
  pdf.registerFontkit(fontkit)
  pdf.setTitle(title)
  pdf.setLanguage('en-GB')
  const files = await loadFonts()
  const plain = await pdf.embedFont(files.plain, { subset: true })
  const bold = await pdf.embedFont(files.bold, { subset: true })
  const measure = measuring()
  let page = pdf.addPage([WIDTH, HEIGHT])
  let y = HEIGHT - MARGIN
  const pages: PDFPage[] = [page]

  function room(height: number): void {
    if (y - height >= MARGIN + 20) return
    page = pdf.addPage([WIDTH, HEIGHT])
    pages.push(page)
    y = HEIGHT - MARGIN
  }
  function write(text: string, x: number, size: number, font: PDFFont, color = INK): void {
    if (text !== '') page.drawText(text, { x, y, size, font, color })
  }
  function paragraph(text: string, size: number, font: PDFFont, color = INK): void {
    for (const words of wrapped(text, ROOM, size, font, measure)) {
      room(size + 5)
      y -= size + 5
      write(words, MARGIN, size, font, color)
    }
  }

  paragraph(title, 18, bold)
  y -= 8

  return {
    heading(text) {
      room(60)
      y -= 12
      paragraph(text, 13, bold)
      y -= 2
    },
    line(text, look = 'plain') {
      paragraph(text, 10, look === 'bold' ? bold : plain, look === 'quiet' ? QUIET : INK)
    },
    table(headers, rows) {
      const widths = widthsOf(headers, rows, {
        head: text => measure(text, 8.5, bold),
        cell: text => measure(text, 8.5, plain),
      })
      const laid = (cells: readonly string[], font: PDFFont) => {
        const lines = cells.map((cell, at) => wrapped(cell, (widths[at] ?? 60) - GAP, 8.5, font, measure))
        return { lines, font, height: Math.max(1, ...lines.map(({ length }) => length)) * 11.5 + 5 }
      }
      const draw = ({ lines, font, height }: ReturnType<typeof laid>) => {
        const top = y
        let x = MARGIN
        for (const [at, words] of lines.entries()) {
          y = top
          for (const text of words) {
            y -= 11.5
            write(text, x, 8.5, font)
          }
          x += widths[at] ?? 60
        }
        y = top - height
        page.drawLine({
          start: { x: MARGIN, y: y + 1 },
          end: { x: WIDTH - MARGIN, y: y + 1 },
          color: LINE,
          thickness: 0.6,
        })
      }
      const head = laid(headers, bold)
      y -= 5
      // a head never stands alone at the end of a page, and each page of a long table has one
      for (const [at, cells] of rows.entries()) {
        const row = laid(cells, plain)
        const before = page
        room(at === 0 ? head.height + row.height : row.height)
        if (at === 0 || page !== before) draw(head)
        draw(row)
      }
      if (rows.length === 0) {
        room(head.height)
        draw(head)
      }
      y -= 6
    },
    chart(title, picture, how) {
      room(SPC_HEIGHT + 70)
      y -= 14
      paragraph(title, 10, bold)
      drawSpc({ page, x: MARGIN, y, width: ROOM, font: plain }, picture, how)
      y -= SPC_HEIGHT
      paragraph(picture.sentence, 9, plain)
    },
    picture({ title, height, sentences, draw }) {
      room(height + 60)
      y -= 14
      paragraph(title, 10, bold)
      draw({ page, x: MARGIN, y: y - 4, width: ROOM, font: plain })
      y -= height + 4
      for (const sentence of sentences) paragraph(sentence, 9, plain)
    },
    async finish() {
      for (const [at, each] of pages.entries())
        each.drawText(`Page ${at + 1} of ${pages.length}`, {
          x: MARGIN,
          y: MARGIN - 14,
          size: 8,
          font: plain,
          color: QUIET,
        })
      return new Uint8Array(await pdf.save())
    },
  }
}

type Measure = (text: string, size: number, font: PDFFont) => number

/** Letter by letter, each measured once: to lay out whole words again and again takes seconds for a long list. */
function measuring(): Measure {
  const known = new Map<PDFFont, Map<string, number>>()
  return (text, size, font) => {
    const letters = known.get(font) ?? new Map<string, number>()
    known.set(font, letters)
    let width = 0
    for (const letter of text) {
      let wide = letters.get(letter)
      if (wide === undefined) {
        wide = font.widthOfTextAtSize(letter, 100)
        letters.set(letter, wide)
      }
      width += wide
    }
    return (width * size) / 100
  }
}

/** A text in lines that fit; a word that is longer than a line is cut. */
function wrapped(text: string, width: number, size: number, font: PDFFont, measure: Measure): string[] {
  const space = measure(' ', size, font)
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\u200b-\u200f\ufeff]/gu, sign => (sign === '\n' ? '\n' : ''))
    .split('\n')
    .flatMap(paragraph => {
      const lines: string[] = []
      let line = ''
      let used = 0
      for (const word of paragraph.split(/\s+/).flatMap(each => cut(each, width, size, font, measure))) {
        const wide = measure(word, size, font)
        if (line !== '' && used + space + wide > width) {
          lines.push(line)
          line = ''
          used = 0
        }
        used += wide + (line === '' ? 0 : space)
        line = line === '' ? word : `${line} ${word}`
      }
      return [...lines, line]
    })
}

function cut(word: string, width: number, size: number, font: PDFFont, measure: Measure): string[] {
  if (measure(word, size, font) <= width) return [word]
  const parts: string[] = ['']
  for (const letter of word) {
    const last = parts.at(-1) ?? ''
    if (measure(last + letter, size, font) <= width) parts[parts.length - 1] = last + letter
    else parts.push(letter)
  }
  return parts
}

/** How wide each column of a table is, by its head and what stands in its first rows. */
function widthsOf(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  wide: { readonly head: (text: string) => number; readonly cell: (text: string) => number },
): number[] {
  const first = rows.slice(0, 200)
  const columns = headers.map((header, at) => {
    const texts = first.map(row => (row[at] ?? '').split(/\s+/))
    const whole = texts.map(words => wide.cell(words.join(' ')))
    return {
      word: Math.max(widest(header.split(/\s+/), wide.head), widest(texts.flat(), wide.cell)) + GAP,
      usual: whole.reduce((sum, each) => sum + each, 0) / Math.max(1, whole.length),
      longest: Math.max(0, ...whole),
    }
  })
  return columnWidths(columns, ROOM)
}

function widest(words: readonly string[], wide: (text: string) => number): number {
  return words.reduce((most, word) => Math.max(most, wide(word)), 0)
}
