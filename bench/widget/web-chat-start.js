// What a page has to bring along for Web Chat: a button, and a box that it is drawn in.
const launcher = document.createElement('button')
launcher.id = 'web-chat-launcher'
launcher.textContent = 'Chat'
launcher.style.cssText = 'position:fixed;inset:auto 16px 16px auto;padding:12px 20px'
launcher.onclick = () => {
  const panel = document.createElement('div')
  panel.id = 'web-chat-panel'
  panel.style.cssText = 'position:fixed;inset:0;background:#fff'
  document.body.append(panel)
  const { WebChat } = /** @type {any} */ (window)
  const directLine = WebChat.createDirectLine({
    token: 'token',
    webSocket: false,
    domain: `${location.origin}/v3/directline`,
  })
  WebChat.renderWebChat({ directLine, userID: 'user' }, panel)
}
document.body.append(launcher)
