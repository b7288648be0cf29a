/** What an app behind the channel service can show. */
export interface Surface {
  /** suggested actions that it shows all at once; 0 where it shows none */
  readonly suggested: number
  /** what a suggested action sends: the words alone, or what we put into it as well */
  readonly taps: 'imBack' | 'messageBack'
  /** whether it shows hero cards, and how many buttons of one */
  readonly cardButtons: number
  /** what ends a line, so that lines do not run together where text is taken for Markdown although it is said to be plain */
  readonly lineEnd: '\n' | '  \n' | '\n\n'
  /** whether messages of ours can be deleted there */
  readonly deletes: boolean
  /** whether whoever runs the app for others, as an employer does, can read what is written in it */
  readonly isOverlooked: boolean
}

const PLAIN: Surface = {
  suggested: 0,
  taps: 'imBack',
  cardButtons: 0,
  lineEnd: '\n',
  deletes: false,
  isOverlooked: false,
}
const WEB_CHAT: Surface = { ...PLAIN, suggested: 10, taps: 'messageBack', cardButtons: 6, lineEnd: '  \n' }

/**
 * Teams shows three suggested actions and those must send words (learn.microsoft.com, suggested actions); six buttons of a hero
 * card. Others: `choices/channel` of botbuilder 4.23. An app that is not here gets text with numbers, which every app shows.
 */
const SURFACES: Readonly<Record<string, Surface>> = {
  webchat: WEB_CHAT,
  directline: WEB_CHAT,
  emulator: WEB_CHAT,
  msteams: { suggested: 3, taps: 'imBack', cardButtons: 6, lineEnd: '\n\n', deletes: true, isOverlooked: true },
  facebook: { ...PLAIN, suggested: 10 },
  telegram: { ...PLAIN, suggested: 10, deletes: true },
  line: { ...PLAIN, suggested: 10 },
  slack: { ...PLAIN, deletes: true, isOverlooked: true },
}

export const surfaceOf = (channelId: string): Surface => SURFACES[channelId] ?? PLAIN
