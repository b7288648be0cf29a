// Like the scripts that count visits and record sessions, but without a cookie, a store or a request: it sees what any script of the
// page can see, and shows it at the foot of the page.
;(() => {
  const at = (id) => document.getElementById(id)
  const counts = { presses: 0, keys: 0 }
  const words = new Map()

  const note = (text) => {
    const line = document.createElement('li')
    line.textContent = text
    at('seen').prepend(line)
    while (at('seen').children.length > 100) at('seen').lastChild.remove()
  }
  const nameOf = (target) => {
    if (!(target instanceof Element)) return 'the page'
    const text = target.matches('button, a') ? ` “${target.textContent.trim().slice(0, 40)}”` : ''
    return `<${target.localName}>${text}`
  }
  const count = (what) => {
    counts[what] += 1
    at(`seen-${what}`).textContent = counts[what]
  }

  // The way through open shadow roots as well: what a page can reach, it may read.
  addEventListener(
    'click',
    (event) => {
      count('presses')
      note(`press on ${nameOf(event.composedPath()[0])}`)
    },
    true,
  )
  addEventListener(
    'keydown',
    (event) => {
      count('keys')
      note(`key ${event.key} in ${nameOf(event.composedPath()[0])}`)
    },
    true,
  )
  addEventListener(
    'input',
    (event) => {
      const field = event.composedPath()[0]
      words.set(field.name || field.localName, field.value)
      at('seen-words').textContent = [...words].map(([name, value]) => `${name}: ${value}`).join(' · ')
      note(`“${field.value}” in ${nameOf(field)}`)
    },
    true,
  )
  addEventListener('message', ({ data, origin }) => note(`message ${JSON.stringify(data)} from ${origin}`))

  const framesIn = (root) =>
    [...root.querySelectorAll('*')].flatMap((one) => [
      ...(one.localName === 'iframe' ? [one] : []),
      ...(one.shadowRoot ? framesIn(one.shadowRoot) : []),
    ])
  /** The words of a frame; null where the browser lets nobody of this page look. */
  const readable = (frame) => {
    try {
      return frame.contentDocument?.body.textContent ?? null
    } catch {
      return null
    }
  }
  setInterval(() => {
    const frames = framesIn(document)
    if (frames.length === 0) return
    at('seen-frames').textContent = frames.map((frame) => readable(frame) ?? 'the browser refuses').join(' · ')
  }, 500)
})()
