/**
 * Every text that leaves the house by itself, in six languages. Neutral on a lock screen and in anybody's hands: a first
 * name, a time, nothing about why. The lint reads each of them in the tests, and again as it is sent.
 *
 * NOT YET REVIEWED BY NATIVE SPEAKERS, but for English: docs/how-to/translate.md says how a text is reviewed and by
 * whom. Change no sentence without that.
 */
import * as z from 'zod'
import { type Instant, inWords } from '../time.ts'
import type { Language } from './language.ts'

export const MessagePurpose = z.enum(['offerLink', 'sessionReminder', 'checkTime', 'tryAgain', 'goodbye'])
export type MessagePurpose = z.infer<typeof MessagePurpose>

/** Why a message was written: by itself from a template, or by a colleague in their own words. */
export const WrittenPurpose = z.enum([
  ...MessagePurpose.options,
  'ownWords',
  'joinLink',
  'referenceLink',
  'referenceReminder',
])
export type WrittenPurpose = z.infer<typeof WrittenPurpose>

/** What staff call each purpose. */
export const purposeWords = {
  offerLink: 'A private link',
  sessionReminder: 'A reminder of a meeting',
  checkTime: 'A question about a time',
  tryAgain: 'A word that we will try again',
  goodbye: 'A last word',
  ownWords: 'A message',
  joinLink: 'An invitation',
  referenceLink: 'A page for a referee',
  referenceReminder: 'A reminder to a referee',
} as const satisfies Record<WrittenPurpose, string>

/** The messages that have words of their own, which a clinic may settle anew. */
export const TemplatePurpose = z.enum([
  'offerLink',
  'sessionReminder',
  'checkTime',
  'tryAgain',
  'goodbye',
  'joinLink',
  'referenceLink',
  'referenceReminder',
])
export type TemplatePurpose = z.infer<typeof TemplatePurpose>

/** What stands in a text beside its words. Nothing else can: there is no other gap to fill. */
export interface MessageParts {
  /** What they like to be called. */
  readonly name: string
  /** The first name of whoever writes. */
  readonly from: string
  /** A day and a time in their language. */
  readonly when: string
  /** The address of the private page. */
  readonly link: string
  readonly until: string
}

/** The gaps of each message. All of them have to be there, but for the name, which may be left out. */
export const gapsOf = {
  offerLink: ['name', 'from', 'link', 'until'],
  sessionReminder: ['name', 'from', 'when'],
  checkTime: ['name', 'from', 'when'],
  tryAgain: ['name', 'from'],
  goodbye: ['name'],
  joinLink: ['name', 'from', 'link', 'until'],
  referenceLink: ['name', 'from', 'link', 'until'],
  referenceReminder: ['name', 'from', 'link', 'until'],
} as const satisfies Record<TemplatePurpose, readonly (keyof MessageParts)[]>

export type Gap = keyof MessageParts

/** The programme's own words. A gap is written like this: `{name}`. */
export const messageTemplates: Readonly<Record<Language, Readonly<Record<MessagePurpose, string>>>> = {
  en: {
    offerLink:
      "Hi {name}, it's {from}. Here is the page I told you about: {link} It is only for you and works until {until}.",
    sessionReminder: "Hi {name}, it's {from}. See you {when}. Can't make it? Just tell me.",
    checkTime: "Hi {name}, it's {from}. Just checking: does {when} still work? Reply Y or N.",
    tryAgain: "Hi {name}, it's {from}. Nothing urgent, I'll try again another day.",
    goodbye: 'Hello {name}, just to say thank you and all the best. You can get in touch again at any time.',
  },
  es: {
    offerLink:
      'Hola, {name}. Soy {from}. Esta es la página de la que te hablé: {link} Es solo para ti y funciona hasta el {until}.',
    sessionReminder: 'Hola, {name}. Soy {from}. Nos vemos: {when}. Si no puedes, dímelo sin problema.',
    checkTime:
      'Hola, {name}. Soy {from}. Solo para confirmar: ¿te sigue viniendo bien {when}? Responde S o N.',
    tryAgain: 'Hola, {name}. Soy {from}. No es urgente, lo intentaré otro día.',
    goodbye:
      'Hola, {name}. Gracias por todo y que te vaya muy bien. Puedes escribir de nuevo cuando quieras.',
  },
  pt: {
    offerLink:
      'Olá, {name}. Fala {from}. Esta é a página de que te falei: {link} É só para ti e funciona até {until}.',
    sessionReminder: 'Olá, {name}. Fala {from}. Até {when}. Se não puderes, é só dizer.',
    checkTime: 'Olá, {name}. Fala {from}. Só para confirmar: {when} continua bem para ti? Responde S ou N.',
    tryAgain: 'Olá, {name}. Fala {from}. Não é urgente, tento noutro dia.',
    goodbye: 'Olá, {name}. Agradeço tudo e desejo felicidades. Podes voltar a escrever quando quiseres.',
  },
  pl: {
    offerLink:
      'Cześć {name}, tu {from}. To strona, o której była mowa: {link} Jest tylko dla Ciebie i działa do {until}.',
    sessionReminder: 'Cześć {name}, tu {from}. Do zobaczenia: {when}. Jeśli nie możesz, po prostu daj znać.',
    checkTime: 'Cześć {name}, tu {from}. Czy nadal pasuje: {when}? Odpisz T lub N.',
    tryAgain: 'Cześć {name}, tu {from}. Nic pilnego, spróbuję innego dnia.',
    goodbye: 'Cześć {name}, dziękuję i wszystkiego dobrego. Zawsze możesz się znów odezwać.',
  },
  fr: {
    offerLink:
      "Bonjour {name}, c'est {from}. Voici la page dont je vous ai parlé : {link} Elle n'est que pour vous et fonctionne jusqu'au {until}.",
    sessionReminder:
      "Bonjour {name}, c'est {from}. On se voit : {when}. Si vous ne pouvez pas, dites-le-moi simplement.",
    checkTime:
      "Bonjour {name}, c'est {from}. Juste pour vérifier : {when}, c'est toujours bon ? Répondez O ou N.",
    tryAgain: "Bonjour {name}, c'est {from}. Rien d'urgent, je réessaierai un autre jour.",
    goodbye: 'Bonjour {name}, merci et bonne continuation. Vous pouvez reprendre contact à tout moment.',
  },
  ar: {
    offerLink:
      'مرحبا {name}، معك {from}. هذه هي الصفحة التي حدثتك عنها: {link} هي لك وحدك وتعمل حتى {until}.',
    sessionReminder: 'مرحبا {name}، معك {from}. نلتقي {when}. إن لم يناسبك الوقت فيكفي إبلاغي.',
    checkTime: 'مرحبا {name}، معك {from}. هل ما زال هذا الوقت يناسبك: {when}؟ يكفي الرد بنعم أو لا.',
    tryAgain: 'مرحبا {name}، معك {from}. الأمر ليس عاجلا، سأحاول في يوم آخر.',
    goodbye: 'مرحبا {name}، شكرا لك وأتمنى لك كل خير. يمكنك التواصل من جديد في أي وقت.',
  },
}

/** What stands above a message that needs a line of its own there: an email. */
export const subjectWords = {
  en: 'A note for you',
  es: 'Una nota para ti',
  pt: 'Uma nota para ti',
  pl: 'Wiadomość dla Ciebie',
  fr: 'Un mot pour vous',
  ar: 'رسالة لك',
} as const satisfies Record<Language, string>

const locales = {
  en: 'en-GB',
  es: 'es-ES',
  pt: 'pt-PT',
  pl: 'pl-PL',
  fr: 'fr-FR',
  ar: 'ar-u-nu-latn',
} as const satisfies Record<Language, string>

/** A moment in the words of a language, for a text: `3 December`, or `Thursday 3 December at 14:00`. */
export function momentInLanguage(language: Language, at: Instant, how: 'day' | 'dayAndTime'): string {
  return inWords(locales[language], at, how)
}
