import { Views } from '@alongside/web/page'

/** The pages about the mentor themself. */
export function AboutMe({ at }: { readonly at: 'room' | 'limits' | 'profile' | 'places' }) {
  return (
    <Views
      label="About me"
      views={[
        { to: '/room', label: 'My room', isCurrent: at === 'room' },
        { to: '/limits', label: 'My limits', isCurrent: at === 'limits' },
        { to: '/profile', label: 'My profile', isCurrent: at === 'profile' },
        { to: '/places', label: 'My places', isCurrent: at === 'places' },
      ]}
    />
  )
}
