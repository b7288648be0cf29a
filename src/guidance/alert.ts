import type { Alert } from '../facts/value.ts'
import type { Action, AlertMessage, More } from '../messages/message.ts'
import { callAction, type Showing, say } from './showing.ts'

/** The first view of an alert: what to do now, who to call, the rest as closed headings, and the ways on. */
export function alertMessage(alert: Alert, showing: Showing): AlertMessage {
  const view = showing.guidance.alerts[alert]
  const key = `alert.${alert}`
  const call = view.call.flatMap((id) => callAction(id, showing))
  const after = view.after.map((one): Action => {
    const label = say(showing, one.text)
    return 'open' in one ? { label, open: one.open } : { label, command: one.command }
  })
  const more = view.more.map((id): More => {
    const heading = `alert.danger.more.${id}`
    return { heading: say(showing, heading), lines: say(showing, `${heading}.lines`).split('\n') }
  })
  return {
    kind: 'alert',
    key,
    alert,
    heading: say(showing, key),
    lines: view.lines.flatMap((line) => say(showing, line).split('\n')),
    actions: [...call, ...after],
    more,
  }
}
