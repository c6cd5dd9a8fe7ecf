import { useActionData, useNavigation } from '@remix-run/react'
import { useState } from 'react'

/**
 * What the page's action answered, once the rest of the page is there too: forms are made anew then, so whoever typed
 * before would find their box emptied. Until then the page stays as it was.
 */
export function useAnswer<T>(): T | undefined {
  const answer = useActionData() as T | undefined
  const navigation = useNavigation()
  const [shown, show] = useState(answer)
  const isArriving = navigation.state === 'loading' && navigation.formData !== undefined
  if (!isArriving && answer !== shown) show(() => answer)
  return isArriving ? shown : answer
}
