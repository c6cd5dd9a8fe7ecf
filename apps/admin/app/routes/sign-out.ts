export { signOutAction as action, signOutLoader as loader } from '@alongside/web/leave.server'
