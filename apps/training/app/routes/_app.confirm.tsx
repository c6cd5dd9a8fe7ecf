export { ConfirmPage as default, confirmMeta as meta } from '@alongside/web/confirm'
export { confirmAction as action, confirmLoader as loader } from '@alongside/web/confirm.server'
