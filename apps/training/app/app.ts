import type { App } from '@alongside/web/frame'

/** What makes this app differ from the other three in its frame. */
export const app: App = {
  name: 'training',
  label: 'Training',
  navigation: [
    { to: '/', label: 'Your way' },
    { to: '/learn', label: 'Learn', roles: ['trainee', 'mentor'] },
    { to: '/group', label: 'Your group', roles: ['trainee'] },
    { to: '/record', label: 'My record', roles: ['trainee', 'mentor'] },
  ],
  idleMinutes: 15,
  help: 'Need help? Ask the person who invited you. They can see where you are and help you on.',
}
