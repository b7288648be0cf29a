// Asks before this page is left, once something was typed: a site's own script, as many forms have one.
;(() => {
  let typed = false
  document.getElementById('volunteer')?.addEventListener('input', () => {
    typed = true
  })
  addEventListener('beforeunload', (event) => {
    if (typed) event.preventDefault()
  })
})()
