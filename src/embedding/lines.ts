/** Where and how a charity shows the chat on its pages. */
export interface Embedding {
  /** of the service, as `https://chat.example.org` */
  readonly origin: string
  /** id of the charity */
  readonly partner: string
  /** the language of the button and the chat; that of the page where left out */
  readonly lang?: string
  /** the side of the screen on which the button stands; where the text ends when left out */
  readonly position?: Position
}

/** The sides of the screen on which the button can stand. */
export const POSITIONS = ['left', 'right'] as const
export type Position = (typeof POSITIONS)[number]

const attributes = ({ origin, partner, lang, position }: Embedding): string =>
  [
    `src="${origin}/embed.js"`,
    `data-partner="${partner}"`,
    ...(lang === undefined ? [] : [`data-lang="${lang}"`]),
    ...(position === undefined ? [] : [`data-position="${position}"`]),
  ].join(' ')

/** The line for a page. It keeps nothing waiting, even where the service does not answer. */
export const usualLine = (to: Embedding): string => `<script async ${attributes(to)}></script>`

/**
 * The line for a page that asks "Leave site?" before it is left, to stand first in `<head>`: only what listens before the page's own
 * scripts do can leave without that question. The page waits for it.
 */
export const firstLine = (to: Embedding): string => `<script ${attributes(to)}></script>`

/** The address of the chat as a page of its own. A link to it opens the chat where the line is on the page. */
export const chatAddress = ({ origin, partner, lang }: Embedding): string =>
  `${origin}/chat?partner=${partner}${lang === undefined ? '' : `&lang=${lang}`}`

/** A link that opens the chat, and is an ordinary one where scripts do not run. */
export const link = (to: Embedding): string => `<a href="${chatAddress(to).replaceAll('&', '&amp;')}">Open the chat</a>`

/** What a policy of a page (Content-Security-Policy) has to allow, by directive. */
export const policy = ({ origin }: Embedding): readonly (readonly [directive: string, source: string])[] => [
  ['script-src', origin],
  ['frame-src', origin],
]

/** Everything that a web editor needs, in plain words. */
export function embeddingText(to: Embedding, name: string): string {
  return `The chat on the pages of ${name}

1. Put this line on every page that shows the chat, anywhere in <head> or <body>:

   ${usualLine(to)}

   Only where a page asks "Leave site?" before it is left (a form with unsaved words): use this one instead, on that page, as
   the very first thing in <head>. Without it, that question stands between a person and the way out.

   ${firstLine(to)}

2. If your site sends a Content-Security-Policy, add to it:

${policy(to)
  .map(([directive, source]) => `   ${directive} ${source}`)
  .join('\n')}

   Nothing is needed for styles, pictures, fonts or connections. If your policy names scripts by nonce, put the nonce of the page
   on the line (<script nonce="..." async ...>): frame-src is still needed. If it names no frame-src, child-src or default-src,
   frames are allowed already.

3. To open the chat from a link or a button of your own, link to it. Without scripts it is an ordinary link:

   ${link(to)}

   From a script of yours: window.waymark.open()

4. To see whether all of it works, put a page on your site that says so:

   npm run -s embed -- ${typed(to)} --page > chat-test.html

More: docs/embedding.md`
}

/** The options that were typed for this. */
const typed = ({ origin, partner, lang, position }: Embedding): string =>
  [
    `--partner ${partner}`,
    `--origin ${origin}`,
    ...(lang === undefined ? [] : [`--lang ${lang}`]),
    ...(position === undefined ? [] : [`--position ${position}`]),
  ].join(' ')
