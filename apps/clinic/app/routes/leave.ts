export { leaveAction as action, leaveLoader as loader } from '@alongside/web/leave.server'
