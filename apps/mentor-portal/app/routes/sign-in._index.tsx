export { SignInPage as default, signInMeta as meta } from '@alongside/web/sign-in'
export { signInAction as action, signInLoader as loader } from '@alongside/web/sign-in.server'
