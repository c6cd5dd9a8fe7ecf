import type { PDFFont } from 'pdf-lib'

/** The letters that the built-in font of every reader knows; any other becomes the nearest, or a question mark. */
export function written(text: string, font: PDFFont): string {
  return [...text.normalize('NFC')]
    .map(letter => {
      if (isKnown(letter, font)) return letter
      const plain = letter.normalize('NFD').replaceAll(/\p{M}/gu, '')
      return isKnown(plain, font) ? plain : '?'
    })
    .join('')
}

function isKnown(letters: string, font: PDFFont): boolean {
  try {
    font.encodeText(letters)
    return letters !== ''
  } catch {
    return false
  }
}
