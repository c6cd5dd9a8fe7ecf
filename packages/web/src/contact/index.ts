/** How it is safe to reach somebody: the questions, and the answers in words. */
export { channelsInWords, dayChoices, daysInWords } from './contact.words.ts'
export { ContactFields, contactValues } from './contact-fields.tsx'
