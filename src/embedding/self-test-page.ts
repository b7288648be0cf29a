import { chatAddress, type Embedding, firstLine, link, policy, usualLine } from './lines.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * A page for a charity to put on its own site: what should be seen on it, and what is wrong where it is not. It has the line and
 * no script of its own, so that a strict policy of the site can't get in the way of the test.
 * @param name of the charity, as people read it
 * @param origins from which the chat may be shown
 */
export function selfTestPage(to: Embedding, name: string, origins: readonly string[]): string {
  const rules = policy(to).map(([directive, source]) => `<code>${directive} ${escaped(source)}</code>`)
  const own = origins.map((origin) => `<code>${escaped(origin)}</code>`).join(' or ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Test of the chat</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
${usualLine(to)}
</head>
<body>
<h1>Does the chat work on this site?</h1>
<p>This page is for whoever looks after the website of ${escaped(name)}. Take it off again when everything works.</p>

<h2>1. The right site</h2>
<p>Look at the address of this page. It has to begin with ${own}. On any other site the chat does not show.</p>
<p><strong>It begins with something else?</strong> Put this page on the right site, or ask whoever runs the chat to add the other
address to <code>partners/${escaped(to.partner)}.yaml</code>. With and without <code>www.</code> are two addresses.</p>

<h2>2. The button</h2>
<p>At the foot of the window, ${to.position === undefined ? 'on the right' : `on the ${to.position}`}, there should be a small button. It stays there when you scroll.</p>
<p><strong>There is no button?</strong> The line did not run. Either your site forbids it: ask for ${rules[0]} in its
Content-Security-Policy. Or your editor took the line out, as some do with <code>&lt;script&gt;</code>: look for
<code>embed.js</code> in the source of this page. Or the service can't be reached: <a href="${escaped(to.origin)}/health">this address</a>
should show <code>ok</code>.</p>

<h2>3. The chat opens</h2>
<p>Press the button. The chat should open over this page, and ask you something. Press Escape: it should close again.</p>
<p><strong>It opens, but with only an emergency number and a link?</strong> Your site forbids the frame: ask for ${rules[1]} in its
Content-Security-Policy. If that is there already, the address of this page is not on the list: see 1.</p>

<h2>4. The frame by itself</h2>
<p>In this box there should be the first page of the chat. Nothing in it can be pressed if scripts are forbidden; that does not
matter here.</p>
<iframe src="${escaped(chatAddress(to))}" title="The chat, for this test" width="100%" height="420"></iframe>
<p><strong>The box is empty or says that the site refused?</strong> Then 3 can't work either, for the reasons that stand there.</p>

<h2>5. A link of your own</h2>
<p>${link(to)} should open the chat over this page, too.</p>
<p><strong>It leads to another page?</strong> The line did not run: see 2.</p>

<h2>6. The way out</h2>
<p>Open the chat and press its button to leave. This whole page should be gone at once, and a page about the weather should come. Press Back:
nothing of the chat should be there. Then do it once more with the Shift key, pressed three times, with the chat closed.</p>
<p><strong>A question comes up first, such as "Leave site?"</strong> Another script of this page asks it. On pages like that, use this
line instead, as the very first thing in <code>&lt;head&gt;</code>:</p>
<pre><code>${escaped(firstLine(to))}</code></pre>

<h2>7. On a phone</h2>
<p>Open this page on a phone. The chat should fill the whole screen, and the button should hide nothing that you need.</p>
</body>
</html>
`
}
