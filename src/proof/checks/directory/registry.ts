import type { Check } from '../../check.ts'
import { alwaysSomebody } from './always-somebody.ts'
import { factSources } from './fact-sources.ts'
import { shelfLife } from './shelf-life.ts'

/** What is proved of the directory's facts, and of whom they reach. */
export const FACT_CHECKS: readonly Check[] = [factSources, shelfLife, alwaysSomebody]
