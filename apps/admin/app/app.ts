import type { App } from '@alongside/web/frame'

/** What makes this app differ from the other three in its frame. */
export const app: App = {
  name: 'admin',
  label: 'Coordination',
  navigation: [
    { to: '/', label: 'My work today' },
    { to: '/referrals', label: 'Referrals' },
    { to: '/onboarding', label: 'Onboarding' },
    { to: '/mentoring', label: 'Mentoring' },
    { to: '/endings', label: 'Endings' },
    { to: '/mentors', label: 'Mentors' },
    { to: '/impact', label: 'Impact' },
  ],
  idleMinutes: 15,
  help: 'Need help? Ask the administrator of your service.',
}
