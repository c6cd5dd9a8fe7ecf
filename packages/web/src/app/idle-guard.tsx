import { useEffect } from 'react'

const signs = ['pointerdown', 'keydown', 'scroll', 'touchstart'] as const

/**
 * Clears the screen when nobody has touched the page for a while: what is on it may be about someone. The session
 * itself is ended by the API; this only makes sure that no page is left standing on a desk or a phone.
 */
export function IdleGuard({ minutes }: { readonly minutes: number }) {
  useEffect(() => {
    let touchedAt = Date.now()
    const touch = (): void => {
      touchedAt = Date.now()
    }
    const check = (): void => {
      if (Date.now() - touchedAt < minutes * 60_000) return
      const back = `${window.location.pathname}${window.location.search}`
      window.location.replace(`/sign-in?${new URLSearchParams({ back, why: 'idle' })}`)
    }
    for (const sign of signs) document.addEventListener(sign, touch, { passive: true })
    // A phone that slept wakes up with the page in view: look at once.
    document.addEventListener('visibilitychange', check)
    const timer = setInterval(check, 15_000)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', check)
      for (const sign of signs) document.removeEventListener(sign, touch)
    }
  }, [minutes])
  return null
}
