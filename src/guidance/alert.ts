import type { Reader } from '../facts/condition.ts'
import type { Alert } from '../facts/value.ts'
import type { Action, AlertMessage, More, TextMessage } from '../messages/message.ts'
import { callAction, dangerLine, linesFor, type Showing, say } from './showing.ts'
import type { AlertWay } from './types.ts'

/** The first view of an alert: what to do now, who to call, the rest as closed headings, and the ways on. */
export function alertMessage(alert: Alert, showing: Showing): AlertMessage {
  const view = showing.guidance.alerts[alert]
  const key = `alert.${alert}`
  const holds = ({ when }: { readonly when: Reader | null }) => when?.(showing.facts) !== false
  const call = view.call.filter(holds).flatMap(({ id }) => callAction(id, showing))
  const after = view.after.map((one): Action => {
    const label = say(showing, one.text)
    return 'open' in one ? { label, open: one.open } : { label, command: one.command }
  })
  const more = view.more.filter(holds).map(({ id, actions }): More => {
    const heading = `alert.danger.more.${id}`
    const ways = actions.flatMap((one) => wayAction(one, showing))
    const lines = say(showing, `${heading}.lines`).split('\n')
    return { heading: say(showing, heading), lines, ...(ways.length > 0 && { actions: ways }) }
  })
  return {
    kind: 'alert',
    key,
    alert,
    heading: say(showing, view.headings.find(holds)?.text ?? key),
    lines: linesFor(view.lines, showing),
    actions: [...call, ...after],
    more,
  }
}

/** One line with the emergency number, for as long as danger was said and not that it is over; and the way to say so. */
export function reminderMessage(showing: Showing): TextMessage {
  const { lines, actions } = dangerLine(showing.guidance.reminder, showing)
  const over = showing.guidance.alerts.danger.after.flatMap((one): Action[] =>
    'command' in one && one.command === 'safer' ? [{ label: say(showing, one.text), command: one.command }] : [],
  )
  return { kind: 'text', key: 'alert.reminder', role: 'danger', lines, actions: [...actions, ...over] }
}

/** The button of a way in; none where it is not confirmed. */
function wayAction({ contact, way }: AlertWay, showing: Showing): Action[] {
  const shown = showing.directory.organisations.get(contact)?.shown
  const label = `alert.way.${contact}`
  if (way === 'website') return shown?.url ? [{ label: say(showing, label), url: shown.url }] : []
  return shown?.textphone ? [{ label: say(showing, label), tel: shown.textphone.dial }] : []
}
