import type { Check } from './check.ts'
import { alertViews } from './checks/alert-views.ts'
import { alertsComeBack } from './checks/alerts.ts'
import { FACT_CHECKS } from './checks/directory/registry.ts'
import { firewallHolds } from './checks/firewall.ts'
import { answerable } from './checks/flows/answerable.ts'
import { endsAtContacts } from './checks/flows/ends-at-contacts.ts'
import { helpInThree } from './checks/flows/help-in-three.ts'
import { reached } from './checks/flows/reached.ts'
import { bandsNeverEmpty } from './checks/guidance/bands.ts'
import { guidanceReached } from './checks/guidance/reached.ts'
import { helpFromEverywhere } from './checks/help-from-everywhere.ts'
import { keptLabels } from './checks/kept-labels.ts'
import { lexiconExamples } from './checks/lexicon-examples.ts'
import { nationsKept } from './checks/nations.ts'
import { partnersOnlyAdd } from './checks/partners.ts'
import { TEXT_CHECKS } from './checks/texts/registry.ts'

/** Every promise that the content is held to. */
export const CHECKS: readonly Check[] = [
  reached,
  answerable,
  endsAtContacts,
  helpInThree,
  helpFromEverywhere,
  alertsComeBack,
  alertViews,
  guidanceReached,
  bandsNeverEmpty,
  nationsKept,
  firewallHolds,
  partnersOnlyAdd,
  lexiconExamples,
  keptLabels,
  ...FACT_CHECKS,
  ...TEXT_CHECKS,
]
