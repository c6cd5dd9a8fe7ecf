import { randomInt } from 'node:crypto'

/** No vowels, so that no word can come about by chance, and no sign that is taken for another. */
const signs = 'bcdfghjkmnpqrstvwxz23456789'
/** 28 of 27 signs: 133 bits. */
const LENGTH = 28

/** A token that nobody can guess. It is kept nowhere but in the message that carries it. */
export function newToken(): string {
  return Array.from({ length: LENGTH }, () => signs[randomInt(signs.length)]).join('')
}

/** Whether a text could be a token at all. */
export function looksLikeToken(text: string): boolean {
  return text.length === LENGTH && [...text].every(sign => signs.includes(sign))
}
