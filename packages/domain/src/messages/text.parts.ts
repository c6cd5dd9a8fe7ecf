/** How many text messages a text is: a phone network counts in signs, and in fewer of them where it must hold every alphabet. */

export interface TextParts {
  readonly signs: number
  readonly parts: number
  /** Whether a sign stands in it that the small alphabet of phones lacks, so that each part holds less than half. */
  readonly isWide: boolean
}

/** The alphabet of GSM 03.38. Everything else needs UCS-2, two bytes a sign. */
const small = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Signs of the small alphabet that take two places. */
const double = new Set('^{}\\[~]|€\f')

export function textParts(text: string): TextParts {
  const signs = [...text]
  const isWide = signs.some(sign => !small.has(sign) && !double.has(sign))
  const places = isWide ? text.length : signs.reduce((sum, sign) => sum + (double.has(sign) ? 2 : 1), 0)
  const [alone, each] = isWide ? [70, 67] : [160, 153]
  return { signs: places, isWide, parts: places <= alone ? 1 : Math.ceil(places / each) }
}

/** How long it is, in a sentence. */
export function partsInWords({ signs, parts, isWide }: TextParts): string {
  const texts = parts === 1 ? '1 text message' : `${parts} text messages`
  return `${signs} signs, ${texts}${isWide && parts > 1 ? ', because some of its signs take more room' : ''}`
}
