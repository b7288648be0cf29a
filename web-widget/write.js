// Write mode only: shows a saved sentence, flow or fact on the open page, or what is wrong with it.
// Everything that a person gave is in the request that led to the page; sent again, it is answered from the new content.
;(() => {
  const { currentScript } = document
  let shown = currentScript?.dataset.content
  /** the fields that led to what is shown; null where the conversation has just begun */
  let sent = null
  let last = Promise.resolve()

  const policy = globalThis.trustedTypes?.createPolicy('write', { createHTML: (html) => html })
  const panel = document.createElement('aside')
  panel.className = 'write'
  panel.setAttribute('role', 'status')

  /** The page of a turn, not yet shown. */
  async function turn(fields) {
    const reply = await fetch(fields ? '/chat' : location.href, fields ? { method: 'POST', body: fields } : {})
    const html = await reply.text()
    return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html')
  }

  function show(page) {
    const { lang, dir } = page.documentElement
    Object.assign(document.documentElement, { lang, dir })
    document.body.replaceWith(page.body)
    document.body.append(panel)
  }

  const boxes = () => [...document.querySelectorAll('textarea, input:not([type=hidden])')]
  const folds = () => [...document.querySelectorAll('details')]

  /** Shows the same turn from other content; what was opened, ticked or typed and not sent stays. */
  async function refresh() {
    let page = await turn(sent)
    const isMoved = page.querySelector('#error') && !document.querySelector('#error')
    if (sent && isMoved) {
      // What was answered has moved in the flow. The answer itself is in the state of the page.
      const form = document.querySelector('form[method=post]')
      sent = new URLSearchParams([...new FormData(form)].filter(([name]) => ['state', 'to', 'lang'].includes(name)))
      sent.set('command', 'again')
      page = await turn(sent)
    }
    const at = scrollY
    const put = boxes().map(({ name, type, value, checked }) => ({ name, type, value, checked }))
    const opened = folds().map((one) => one.open)
    show(page)
    folds().forEach((one, i) => {
      one.open ||= opened[i] ?? false
    })
    for (const box of boxes()) {
      const before = put.find((one) => one.name === box.name && (one.type !== 'checkbox' || one.value === box.value))
      if (before) Object.assign(box, before.type === 'checkbox' ? { checked: before.checked } : { value: before.value })
    }
    scrollTo(0, at)
  }

  /** One thing after the other: a tap and a saved file may come at the same moment. */
  function inTurn(work) {
    last = last.then(work).catch(() => tell('The service does not answer', [], 'Is "npm run write" still running?'))
  }

  function tell(title, findings, hint = '') {
    const heading = document.createElement('strong')
    heading.textContent = title
    const list = document.createElement('ol')
    list.append(
      ...findings.map(({ file, line, message, conversation = [] }) => {
        const item = document.createElement('li')
        const at = document.createElement('code')
        at.textContent = `${file}:${line}`
        item.append(at, ` ${message}`, ...conversation.flatMap((said) => [document.createElement('br'), `> ${said}`]))
        return item
      }),
    )
    panel.replaceChildren(...(title === '' ? [] : [heading, list, hint]))
    document.body.append(panel)
  }

  document.addEventListener('submit', (event) => {
    event.preventDefault()
    const fields = new URLSearchParams(new FormData(event.target, event.submitter))
    inTurn(async () => {
      const page = await turn(fields)
      sent = fields
      show(page)
      scrollTo(0, 0)
    })
  })

  const events = new EventSource('/write/events')
  events.onmessage = ({ data }) => {
    const { hash, findings } = JSON.parse(data)
    const many = findings.length === 1 ? 'one mistake' : `${findings.length} mistakes`
    inTurn(async () => {
      if (hash !== shown) await refresh()
      shown = hash
      tell(findings.length > 0 ? `What you saved last is not shown yet: ${many}` : '', findings)
    })
  }
})()
