/** What loaders and actions use. */
export { type Api, api } from './api.server.ts'
export { keepSaid } from './cookies.server.ts'
export { load, toSignIn } from './load.server.ts'
export { type No, noOf, secondStepNeeded, sentencesOf, signedOut, statusOf } from './no.server.ts'
export { ownPath } from './own-path.ts'
export { type FieldWords, type FormRead, readForm } from './read-form.server.ts'
export { eventForm, type Submitted, submit, type Went } from './submit.server.ts'
