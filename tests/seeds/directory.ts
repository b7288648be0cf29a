import { edit, type Lookalike, removed, type Seed } from './seed.ts'

const ROLES = 'directory/roles.yaml'
const GALOP = 'directory/organisations/galop.yaml'
const CHILDLINE = 'directory/organisations/childline.yaml'
const FREEVA = 'directory/organisations/freeva.yaml'
const SCOTTISH_ORDERS = 'directory/law/scottish-orders.yaml'
const HOLIDAYS = 'directory/bank-holidays.yaml'

/** A fact that is not true, not known to be true, or not there. */
export const DIRECTORY_SEEDS: readonly Seed[] = [
  {
    name: 'law that has ended, and is still named by texts in both languages',
    by: 'shelf-life',
    edits: [
      edit(
        'directory/law/injunction.yaml',
        'source: s1, checked: null }\n  who-for:',
        'source: s1, checked: null, until: "2026-01-31" }\n  who-for:',
      ),
    ],
    finds: ['en', 'cy'].flatMap((language) =>
      ['"orders-injunction":', '"orders-injunction_them":'].map((at) => ({
        file: `locales/${language}/topics/court-orders.json`,
        at,
        says: ['names {{injunction.name}}, which holds until 2026-01-31 only', 'Say here what holds after that day'],
      })),
    ),
  },
  {
    name: 'a fact whose source has no date',
    by: 'fact-sources',
    edits: [
      edit(
        CHILDLINE,
        'publisher: Norwood Medical Centre\n    date: "2024-08-14"',
        'publisher: Norwood Medical Centre\n    date: " "',
      ),
    ],
    finds: [
      {
        file: CHILDLINE,
        at: 'phone: {',
        says: ['the phone of "childline" rests on', 'has no date. Write when it was published'],
      },
    ],
  },
  {
    name: 'a fact that was checked on a day which is still to come',
    by: 'fact-sources',
    edits: [
      edit(
        CHILDLINE,
        'dial: "08001111", confidence: confirmed, source: s2, checked: null',
        'dial: "08001111", confidence: confirmed, source: s2, checked: "2031-01-01"',
      ),
    ],
    finds: [
      { file: CHILDLINE, at: 'phone: {', says: ['was checked on 2031-01-01, which is still to come', 'Write the day'] },
    ],
  },
  {
    name: 'a number that was checked too long ago',
    by: 'shelf-life',
    edits: [
      edit(
        CHILDLINE,
        'dial: "08001111", confidence: confirmed, source: s2, checked: null',
        'dial: "08001111", confidence: confirmed, source: s2, checked: "2026-01-05"',
      ),
    ],
    finds: [
      {
        file: CHILDLINE,
        at: 'phone: {',
        says: ['was checked on 2026-01-05; that holds for 180 days', 'Open its source'],
      },
    ],
  },
  {
    name: 'hours that were checked too long ago',
    by: 'shelf-life',
    edits: [
      edit(
        CHILDLINE,
        'osm: "24/7", confidence: confirmed, source: s4, checked: null',
        'osm: "24/7", confidence: confirmed, source: s4, checked: "2026-08-01"',
      ),
    ],
    finds: [{ file: CHILDLINE, at: 'hours: {', says: ['was checked on 2026-08-01; that holds for 90 days'] }],
  },
  {
    name: 'nobody for children at night',
    by: 'always-somebody',
    edits: [edit(CHILDLINE, 'hours: { osm: "24/7"', 'hours: { osm: "Mo-Su 08:00-20:00"')],
    finds: ['england', 'wales', 'scotland', 'northern-ireland'].map((nation) => ({
      file: ROLES,
      says: [`in ${nation} nobody answers`, 'under-18: yes', 'or add them to "gaps" with the reason'],
    })),
  },
  {
    name: 'nobody for victims of crime in England at night',
    by: 'always-somebody',
    edits: [edit('guidance/who-can-help.yaml', '  - { contact: { role: open-now } }\n', '')],
    finds: ['england', 'wales', 'scotland', 'northern-ireland'].map((nation) => ({
      file: ROLES,
      says: [`in ${nation} nobody answers`, 'Offer a service that does'],
    })),
  },
  {
    name: 'a known gap where there is none',
    by: 'always-somebody',
    edits: [
      edit(
        ROLES,
        '  - nations: [scotland, northern-ireland]\n',
        '  - nations: [england, scotland, northern-ireland]\n',
      ),
    ],
    finds: [
      {
        file: ROLES,
        at: '- nations: [england, scotland, northern-ireland]',
        says: ['in england somebody answers all of these people', 'Take the nation out'],
      },
    ],
  },
  {
    name: 'a confirmed fact without a source',
    by: 'load organisation-schema',
    edits: [
      edit(
        FREEVA,
        'dial: "08088020028", confidence: confirmed, source: s1',
        'dial: "08088020028", confidence: confirmed',
      ),
    ],
    finds: [{ file: FREEVA, at: 'phone: {', says: ['a confirmed fact names its source', 'is "memory"'] }],
  },
  {
    name: 'a number that is shown and another that is dialled',
    by: 'load organisation-schema',
    edits: [edit(FREEVA, 'dial: "08088020028"', 'dial: "08088020029"')],
    finds: [{ file: FREEVA, at: 'phone: {', says: ['the digits of the value and of dial differ'] }],
  },
  {
    name: 'hours that cannot be read',
    by: 'load organisation-schema',
    edits: [edit(FREEVA, 'osm: "Mo-Su 08:00-20:00"', 'osm: "every day 8-8"')],
    finds: [{ file: FREEVA, at: 'hours: {', says: ['facts.hours.osm', 'every day 8-8'] }],
  },
  {
    name: 'a website that can be read on the way',
    by: 'load organisation-schema',
    edits: [edit(GALOP, 'website: { value: "https:', 'website: { value: "http:')],
    finds: [{ file: GALOP, at: 'website: {', says: ['expected an address that begins with https://'] }],
  },
  {
    name: 'a source that the record does not have',
    by: 'load named-sources',
    edits: [
      edit(
        FREEVA,
        'dial: "08088020028", confidence: confirmed, source: s1',
        'dial: "08088020028", confidence: confirmed, source: s7',
      ),
    ],
    finds: [{ file: FREEVA, at: 'phone: {', says: ['there is no source "s7" in this record', 'Did you mean "s1"?'] }],
  },
  {
    name: 'a record of the law that has the name of an organisation',
    by: 'load law',
    edits: [
      {
        file: 'directory/law/galop.yaml',
        from: null,
        to: 'format: 1\nabout: Rights\nnations: [england]\nfacts: {}\nsources: {}\n',
      },
    ],
    finds: [
      { file: 'directory/law/galop.yaml', says: ['"galop" is the name of an organisation already', 'another name'] },
    ],
  },
  {
    name: 'a source that the record of the law does not have',
    by: 'load named-sources',
    edits: [
      edit(
        SCOTTISH_ORDERS,
        'takes: { states: "It can take 6 to 12 months", confidence: confirmed, source: s1',
        'takes: { states: "It can take 6 to 12 months", confidence: confirmed, source: s7',
      ),
    ],
    finds: [{ file: SCOTTISH_ORDERS, at: 'takes: {', says: ['there is no source "s7" in this record'] }],
  },
  {
    name: 'a right of one nation in words for all',
    by: 'nations-kept',
    edits: ['en', 'cy'].map((locale) =>
      edit(
        `locales/${locale}/topics/telling-people.json`,
        '"telling-first": "',
        '"telling-first": "{{scottish-orders.takes}}. ',
      ),
    ),
    finds: ['en', 'cy'].map((locale) => ({
      file: `locales/${locale}/topics/telling-people.json`,
      at: '"telling-first": "',
      says: ['names {{scottish-orders.takes}}, which holds in scotland only', 'Write "nations: [scotland]"'],
    })),
  },
  {
    name: 'an area of a police force that there is not',
    by: 'load records',
    edits: [edit(FREEVA, 'force: leicestershire', 'force: leicestershir')],
    finds: [
      {
        file: FREEVA,
        at: '- { force: leicestershir ',
        says: ['there is no police force "leicestershir"', 'Did you mean "leicestershire"?'],
      },
    ],
  },
  {
    name: 'a retired number that comes back as a fact',
    by: 'load organisations',
    edits: [
      edit(
        FREEVA,
        'phone: { value: "0808 802 0028", dial: "08088020028"',
        'phone: { value: "0300 303 1844", dial: "03003031844"',
      ),
    ],
    finds: [{ file: FREEVA, at: 'phone: {', says: ['0300 303 1844 is retired'] }],
  },
  {
    name: 'a service that no role has',
    by: 'load roles',
    edits: [edit(ROLES, '  sex-work: { members: [national-ugly-mugs] }\n', '')],
    finds: [
      {
        file: 'directory/organisations/national-ugly-mugs.yaml',
        says: ['"national-ugly-mugs" plays no part: add it to a role in directory/roles.yaml'],
      },
    ],
  },
  {
    name: 'a role with somebody who cannot be reached in a confirmed way',
    by: 'load roles',
    edits: [
      edit(GALOP, 'dial: "08009995428", confidence: confirmed', 'dial: "08009995428", confidence: memory'),
      edit(GALOP, '"https://galop.org.uk", confidence: confirmed', '"https://galop.org.uk", confidence: memory'),
      edit(GALOP, '"help@galop.org.uk", confidence: confirmed', '"help@galop.org.uk", confidence: memory'),
    ],
    finds: [{ file: ROLES, at: 'lgbt: {', says: ['"galop" has no confirmed way to reach it'] }],
  },
  {
    name: 'a role with a member that there is not',
    by: 'load roles',
    edits: [edit(ROLES, 'older: { members: [hourglass] }', 'older: { members: [hourglas, hourglass] }')],
    finds: [
      { file: ROLES, at: 'older: {', says: ['there is no organisation "hourglas"', 'Did you mean "hourglass"?'] },
    ],
  },
  {
    name: 'a bank holiday of a year that is not whole',
    by: 'load bank-holidays',
    edits: [edit(HOLIDAYS, '{ day: "2026-01-01"', '{ day: "2025-01-01"')],
    finds: [
      {
        file: HOLIDAYS,
        at: '{ day: "2025-01-01"',
        says: ['2025-01-01 is not in the years 2026 to 2028', 'add its whole year'],
      },
    ],
  },
  {
    name: 'a day that is none',
    by: 'load as-of',
    edits: [edit('directory/as-of', '2026-', '20026-')],
    finds: [{ file: 'directory/as-of', says: ['expected a day such as 2026-11-26'] }],
  },
  {
    name: 'a place that belongs to a police force which there is not',
    by: 'load place-cells',
    edits: [
      edit(
        'directory/places/mended.csv',
        'Pentwyn,,suburb,Torfaen,wales,gwent,',
        'Pentwyn,,suburb,Torfaen,wales,gwen,',
      ),
    ],
    finds: [
      {
        file: 'directory/places/mended.csv',
        at: 'Pentwyn,,suburb,Torfaen',
        says: ['no police force of an area has the id "gwen"', 'Did you mean "gwent"?'],
      },
    ],
  },
  {
    name: 'a place without the reason why it was mended',
    by: 'load place-rows',
    edits: [edit('directory/places/mended.csv', ',a namesake in Torfaen is known', ',')],
    finds: [
      {
        file: 'directory/places/mended.csv',
        at: 'Pentwyn,,suburb,Cardiff',
        says: ['why: say what was missing or wrong'],
      },
    ],
  },
  {
    name: 'a place whose name holds a comma without quotes',
    by: 'load csv',
    edits: [edit('directory/places/spellings.csv', 'bham,birmingham\n', 'bham,birmingham,west midlands\n')],
    finds: [
      {
        file: 'directory/places/spellings.csv',
        at: 'bham,birmingham,west',
        says: ['3 values, expected 2: put double quotes around'],
      },
    ],
  },
  {
    name: 'a postcode in a state that is not known',
    by: 'load postcode-tables',
    edits: [
      edit('directory/places/outcode-to-force.csv', 'AB10,police-scotland:100,no,', 'AB10,police-scotland:100,never,'),
    ],
    finds: [
      {
        file: 'directory/places/outcode-to-force.csv',
        at: 'AB10,',
        says: ['straddles: "never" is not known', 'There are: no, minor, yes'],
      },
    ],
  },
  {
    name: 'a police force with an address that can be read on the way',
    by: 'load forces',
    edits: [
      edit(
        'directory/forces.json',
        '"website": "https://www.leics.police.uk/"',
        '"website": "http://www.leics.police.uk/"',
      ),
    ],
    finds: [{ file: 'directory/forces.json', at: '"website": "http://www.leics', says: ['website'] }],
  },
  {
    name: 'a calendar that is gone',
    by: 'load source',
    edits: [removed(HOLIDAYS)],
    finds: [{ file: HOLIDAYS, says: ['this file is missing', 'Put it back'] }],
  },
]

export const DIRECTORY_LOOKALIKES: readonly Lookalike[] = [
  {
    name: 'a number that was checked on the last day of its shelf life',
    unlike: ['shelf-life', 'fact-sources'],
    edits: [
      edit(
        CHILDLINE,
        'dial: "08001111", confidence: confirmed, source: s2, checked: null',
        'dial: "08001111", confidence: confirmed, source: s2, checked: "2026-05-30"',
      ),
    ],
  },
  {
    name: 'a fact from memory without a source',
    unlike: ['fact-sources', 'always-somebody'],
    edits: [
      edit(
        CHILDLINE,
        'bsl: { value: "SignVideo", confidence: confirmed, source: s3, checked: null }',
        'bsl: { value: "SignVideo", confidence: memory, checked: null }',
      ),
    ],
  },
  {
    name: 'a source that says that it has no date',
    unlike: ['fact-sources'],
    edits: [
      edit(
        CHILDLINE,
        'publisher: Norwood Medical Centre\n    date: "2024-08-14"',
        'publisher: Norwood Medical Centre\n    date: undated',
      ),
    ],
  },
  {
    name: 'hours around the clock in another way of writing',
    unlike: ['always-somebody'],
    edits: [edit(CHILDLINE, 'hours: { osm: "24/7"', 'hours: { osm: "Mo-Su 00:00-24:00"')],
  },
]
