/**
 * What somebody's support is called where several people talk about it: a bird and a number that say nothing. The same
 * support keeps its alias, so that a group can come back to it; who it belongs to is known to those who know anyway.
 */
import * as z from 'zod'

const birds = [
  'Avocet',
  'Bittern',
  'Bunting',
  'Curlew',
  'Dipper',
  'Dunlin',
  'Dunnock',
  'Eider',
  'Egret',
  'Fieldfare',
  'Fulmar',
  'Gannet',
  'Goldcrest',
  'Goshawk',
  'Grebe',
  'Harrier',
  'Heron',
  'Hobby',
  'Jackdaw',
  'Kestrel',
  'Kittiwake',
  'Lapwing',
  'Linnet',
  'Merlin',
  'Nuthatch',
  'Osprey',
  'Petrel',
  'Pipit',
  'Plover',
  'Redwing',
  'Siskin',
  'Teal',
] as const

export const Alias = z.string().regex(/^[A-Z][a-z]+ [1-9]\d{0,3}$/)
export type Alias = z.infer<typeof Alias>

/** The alias that a number stands for. The number must come from something that nobody outside can work out. */
export function aliasOf(secret: number): Alias {
  const whole = Math.abs(Math.trunc(secret))
  const bird = birds[whole % birds.length] ?? birds[0]
  return `${bird} ${1 + (Math.floor(whole / birds.length) % 9999)}`
}
