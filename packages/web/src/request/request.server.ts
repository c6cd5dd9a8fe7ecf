/** What loaders and actions use. */
export { type Api, api } from './api.server.ts'
export { checkedBy, yesOrNo } from './checked-by.server.ts'
export { keepSaid } from './cookies.server.ts'
export { formIdOf } from './form-id.server.ts'
export { load, toSignIn } from './load.server.ts'
export {
  type No,
  noOf,
  proofNeeded,
  secondStepNeeded,
  sentencesOf,
  signedOut,
  statusOf,
} from './no.server.ts'
export { ownPath } from './own-path.ts'
export { toProof } from './proof.server.ts'
export { type FieldWords, type FormRead, readForm } from './read-form.server.ts'
export { eventForm, type Submitted, submit, type Went } from './submit.server.ts'
export { workingDaysLeft } from './working-days-left.server.ts'
