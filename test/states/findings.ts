import type { MessageKey } from '../../utils/sentence';

/** The parts of the catalogue that the checks of utils/preflight/checks speak with. */
type Part = 'token' | 'kind' | 'organization' | 'page' | 'expiry' | 'organizationRole' | 'apps' | 'syncReads';

type Said = Extract<MessageKey, `access.${Part}.${string}`>;

/** What says that all is well. */
type Good =
  | `access.token.${'known' | 'accepted'}`
  | 'access.kind.service'
  | `access.organization.${'one' | 'several'}`
  | 'access.page.same'
  | `access.expiry.${'never' | 'date'}`
  | `access.organizationRole.${'manager' | 'artefactContributor' | 'orgViewer' | 'other' | 'several'}`
  | 'access.apps.count'
  | 'access.syncReads.ok';

/** What says what to do about it. */
type Remedy =
  | `access.token.${'createNew' | 'tryAgain'}`
  | `access.kind.${'lookUp' | 'createServiceUser'}`
  | `access.organization.${'giveRole' | 'askAdministrator'}`
  | `access.page.${'recapture' | 'compare'}`
  | `access.expiry.${'lookUp' | 'createNew'}`
  | `access.organizationRole.${'lower' | 'leaveGroup' | 'lookUp'}`
  | `access.apps.${'addDeveloper' | 'chooseAnother' | 'addNamed' | 'changeToDeveloper' | 'addToAnApp' | 'askOwner'}`;

/** Whatever else a check can find: a reason for which a token may not be ready. One that is new has to be shown. */
export type Finding = Exclude<Said, Good | Remedy>;
