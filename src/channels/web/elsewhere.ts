/** Where "Leave this page" goes: a page that everybody might look at, and that looks the same for everybody. */
export const ELSEWHERE = 'https://www.bbc.co.uk/weather'
