import type { Language } from '@alongside/domain/messages'
import { ar } from './ar.words.ts'
import { en } from './en.words.ts'
import { es } from './es.words.ts'
import { fr } from './fr.words.ts'
import type { PageWords } from './page.words.ts'
import { pl } from './pl.words.ts'
import { pt } from './pt.words.ts'

export const pageWords: Readonly<Record<Language, PageWords>> = { en, es, pt, pl, fr, ar }
