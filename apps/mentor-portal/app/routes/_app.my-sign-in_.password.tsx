export { OwnPasswordPage as default, ownPasswordMeta as meta } from '@alongside/web/own-password'
export {
  ownPasswordAction as action,
  ownPasswordLoader as loader,
} from '@alongside/web/own-password.server'
