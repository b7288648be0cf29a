import type { Nation } from '../places/types.ts'

/** Bank holidays of the nations, as far as they are known. */
export interface Calendar {
  /** the first and the last day between which all holidays are known */
  readonly first: number
  readonly last: number
  /** day numbers by nation */
  readonly holidays: ReadonlyMap<Nation, ReadonlySet<number>>
}

/** Whether a day is a bank holiday in a nation; null where the calendar does not hold that day or that nation. */
export function isHoliday(calendar: Calendar, nation: Nation, day: number): boolean | null {
  const holidays = calendar.holidays.get(nation)
  return holidays && day >= calendar.first && day <= calendar.last ? holidays.has(day) : null
}
