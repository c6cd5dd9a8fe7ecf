/** The apps as people know them. */
export const appWords: Readonly<Record<string, string>> = {
  clinic: 'Clinic',
  'mentor-portal': 'Mentors',
  training: 'Training',
  admin: 'Coordination',
}

/** What happened to a way in. */
export const eventWords: Readonly<Record<string, string>> = {
  'signedIn.password': 'You signed in with your password',
  'signedIn.code': 'You signed in with your password and a code',
  'signedIn.spare': 'You signed in with your password and a spare code',
  'signedIn.passkey': 'You signed in with a passkey',
  'signedIn.trust': 'You signed in through your trust',
  'steppedUp.password': 'You confirmed with your password',
  'steppedUp.code': 'You confirmed with a code',
  'steppedUp.passkey': 'You confirmed with a passkey',
  'steppedUp.trust': 'You confirmed through your trust',
  passkeyAdded: 'A passkey was added',
  passkeyRemoved: 'A passkey was removed',
  codeSetUp: 'The authenticator app was set up',
  codeRemoved: 'The authenticator app was taken away',
  spareCodesMade: 'New spare codes were made',
  passwordChanged: 'The password was changed',
  sessionEnded: 'You signed out somewhere else',
  otherSessionsEnded: 'You signed out everywhere else',
  recoveryAsked: 'Somebody asked for a new way in',
  recovered: 'A new way in was made',
}
