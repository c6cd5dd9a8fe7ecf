import type { ReceiptStatus } from '@alongside/domain/effects'
import type { Tone } from '@alongside/web/page'

/** The look of each status; amber where the clinic is asked for something. */
export const receiptTones: Readonly<Record<ReceiptStatus, Tone>> = {
  accepted: 'teal',
  queried: 'amber',
  redirected: 'grey',
  started: 'green',
  ended: 'grey',
  couldNotContact: 'amber',
  declinedAtContact: 'grey',
  pleaseMention: 'amber',
  pleaseRefresh: 'amber',
  withdrew: 'grey',
}
