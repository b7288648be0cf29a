/** A page of the made-up charity. */
export interface DemoPage {
  /** its fragment in demo/pages/, and its path: `/` for the first */
  readonly file: string
  readonly path: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly title: string
  /** its name in the menu */
  readonly name: string
  /** asks before it is left, so it has the line that stands first and does not wait for anybody */
  readonly asksBeforeLeaving?: true
}

const english = { lang: 'en', dir: 'ltr' } as const
const CHARITY = 'Harbour Women and Families'

export const PAGES: readonly DemoPage[] = [
  { ...english, file: 'welcome', path: '/', title: CHARITY, name: 'Home' },
  { ...english, file: 'help', path: '/help', title: `How we can help · ${CHARITY}`, name: 'How we can help' },
  {
    ...english,
    file: 'volunteer',
    path: '/volunteer',
    title: `Help us · ${CHARITY}`,
    name: 'Help us',
    asksBeforeLeaving: true,
  },
  { file: 'cy', path: '/cy', lang: 'cy', dir: 'ltr', title: CHARITY, name: 'Cymraeg' },
  { file: 'ar', path: '/ar', lang: 'ar', dir: 'rtl', title: CHARITY, name: 'العربية' },
]

export const MISSING: DemoPage = { ...english, file: 'missing', path: '', title: CHARITY, name: '' }

/** What stands around a page in its language. */
export const AROUND: Readonly<Record<string, { readonly notice: string; readonly menu: string }>> = {
  en: { notice: 'A demonstration: this charity is made up. Nobody is here.', menu: 'Pages' },
  cy: { notice: 'Arddangosiad: elusen ddychmygol yw hon. Does neb yma.', menu: 'Tudalennau' },
  ar: { notice: 'هذا عرض تجريبي: هذه الجمعية غير حقيقية، ولا أحد هنا.', menu: 'الصفحات' },
}
