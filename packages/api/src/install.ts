// What whoever installs or starts the programme needs to know about its database: its schema, its logins, its secrets.

export { type Install, makeFirstAccount, openSessionFor } from './account/first-accounts.ts'
export { changeIndexKeys } from './blind-index/change-index-keys.ts'
export { databaseUrls } from './database/logins.ts'
export { migrate, migrations } from './database/migrate.ts'
export { resealWords } from './database/reseal-words.ts'
export { rewrapKeys } from './database/rewrap-keys.ts'
export { type InstallSecrets, type Login, secretsFrom } from './database/secrets.ts'
