export { MySignInPage as default, mySignInMeta as meta } from '@alongside/web/my-sign-in'
export { mySignInAction as action, mySignInLoader as loader } from '@alongside/web/my-sign-in.server'
