// What the benchmarks need past the doors: keys, to make many people with, and the parts that they time by themselves.
export { type SignedIn, whoIs } from './actor.ts'
export { DataKeys, Keyring } from './database/keys.ts'
export { type Doors, openDoors } from './doors.ts'
export { send } from './send.ts'
