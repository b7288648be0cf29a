import type { Calendar } from '../directory/hours/calendar.ts'
import { dayNumber, dayOf } from '../directory/hours/london.ts'
import type { Nation } from '../directory/places/types.ts'
import type { Fact } from '../directory/types.ts'
import { readYaml } from './document.ts'
import { holidaysFile } from './organisation-schema.ts'
import type { Problem } from './problem.ts'

/** The calendar, and the fact that it is for the list of what to check before launch. */
export interface CalendarFile {
  readonly calendar: Calendar
  readonly fact: Fact
}

/** Reads directory/bank-holidays.yaml. Mistakes go to `problems`. */
export function loadCalendar(root: string, problems: Problem[]): CalendarFile | undefined {
  const yaml = readYaml(root, 'directory/bank-holidays.yaml', holidaysFile, problems)
  if (!yaml) return undefined
  const { years, holidays: listed, confidence, source, checked } = yaml.value
  const holidays = new Map<Nation, Set<number>>()
  listed.forEach((holiday, i) => {
    const day = dayOf(holiday.day)
    const year = Number(holiday.day.slice(0, 4))
    if (year < years.from || year > years.to) {
      yaml.fault(
        ['holidays', i, 'day'],
        `${holiday.day} is not in the years ${years.from} to ${years.to}: add its whole year to both`,
      )
    }
    for (const nation of holiday.in) {
      const days = holidays.get(nation) ?? new Set<number>()
      if (day !== null) holidays.set(nation, days.add(day))
    }
  })
  const calendar: Calendar = {
    first: dayNumber({ year: years.from, month: 1, date: 1 }),
    last: dayNumber({ year: years.to, month: 12, date: 31 }),
    holidays,
  }
  const fact: Fact = {
    organisation: 'bank-holidays',
    field: 'holidays',
    value: `${years.from} to ${years.to}`,
    confidence,
    sources: [source],
    checked,
    shown: true,
    at: `${yaml.file}:${yaml.lineOf(['years'])}`,
  }
  return { calendar, fact }
}
