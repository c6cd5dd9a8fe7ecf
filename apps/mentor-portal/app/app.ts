import type { App } from '@alongside/web/frame'

/** What makes this app differ from the other three in its frame. */
export const app: App = {
  name: 'mentor-portal',
  label: 'Mentor portal',
  navigation: [
    { to: '/', label: 'My work today' },
    { to: '/people', label: 'My people' },
    { to: '/supervision', label: 'Supervision' },
    { to: '/room', label: 'About me' },
  ],
  idleMinutes: 10,
  help: 'Need help? Call or message your coordinator. If someone is in danger now, call 999.',
}
