import { createTransport } from 'nodemailer'
import type { Carrier, Letter, Outcome } from './carrier.ts'

export interface SmtpSettings {
  /** `smtp://name:password@host:587`, or `smtps://…` for a line that is secret from the first byte. */
  readonly url: string
  /** The address from which it comes; neutral, like everything that a stranger may read. */
  readonly from: string
  readonly patienceMs?: number
}

/** One address and nothing beside it: what stands between the mail server and a second one that somebody wrote in. */
const oneAddress = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/

/** Carries email to a mail server. The id of a letter does not change, so a server that gets it twice can tell. */
export function smtpCarrier({ url, from, patienceMs = 15_000 }: SmtpSettings): Carrier {
  const { hostname, protocol } = new URL(url)
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  const transport = createTransport({
    url,
    // a password or a letter never travels in the open
    requireTLS: protocol === 'smtp:' && !isHere,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '')

  async function carry({ id, to, sender, subject, body }: Letter): Promise<Outcome> {
    if (!oneAddress.test(to)) return { came: 'never', problem: 'refused' }
    try {
      const { messageId } = await transport.sendMail({
        envelope: { from: addressIn(from), to: [to] },
        from: sender === null ? from : { name: sender, address: addressIn(from) },
        to: { name: '', address: to },
        subject,
        text: body,
        messageId: `<${id}@${domain}>`,
        headers: { 'auto-submitted': 'auto-generated' },
      })
      return { came: 'sent', reference: messageId }
    } catch (error) {
      return outcomeOf(error as SmtpError)
    }
  }
  return { carry }
}

interface SmtpError extends Error {
  readonly responseCode?: number
  readonly command?: string
  readonly code?: string
}

/** A lasting no to the address or to the letter is for a person to look at; everything else may pass. */
function outcomeOf({ responseCode, command, code }: SmtpError): Outcome {
  const isAboutLetter = command === 'RCPT TO' || command === 'DATA'
  if (responseCode !== undefined && responseCode >= 500 && isAboutLetter)
    return { came: 'never', problem: 'refused' }
  if (responseCode !== undefined) return { came: 'notYet' }
  // nobody was there, or did not let us in: nothing was handed over
  return { came: ['ESOCKET', 'EDNS', 'EAUTH', 'ETLS'].includes(code ?? '') ? 'notYet' : 'unknown' }
}

function addressIn(from: string): string {
  return /<([^<>]+)>/.exec(from)?.[1] ?? from
}
