import type { App } from '@alongside/web/frame'

/** What makes this app differ from the other three in its frame. */
export const app: App = {
  name: 'clinic',
  label: 'Clinic desk',
  navigation: [
    { to: '/', label: 'My work today' },
    { to: '/worklist', label: 'Worklist' },
    { to: '/receipts', label: 'What happened' },
    { to: '/not-seen', label: 'Not seen' },
    { to: '/lists', label: 'Lists' },
    { to: '/supervision', label: 'Supervision' },
    { to: '/concerns', label: 'Concerns' },
    { to: '/figures', label: 'Our figures' },
    { to: '/signatures', label: 'Signatures' },
  ],
  idleMinutes: 15,
  help: 'Need help? Ask the coordinator of your service. They can see how things stand and set up accounts.',
}
