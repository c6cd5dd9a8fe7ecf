/** Where each measure has its page: words that tell nothing to whoever reads an address. */
import { Instrument } from '@alongside/domain/measures'

export const measureAddress = {
  pozqol: 'life',
  loneliness: 'company',
  adherence: 'days',
} as const satisfies Record<Instrument, string>

export function measureAt(address: string | undefined): Instrument | undefined {
  return Instrument.options.find(instrument => measureAddress[instrument] === address)
}
