/** Where leaving leads, from src/channels/web/elsewhere.ts. */
declare const ELSEWHERE: string
