import { type FailureCode, FailureError } from '../failure';

/** What an administrator does not allow. Thrown before a request, which then was not sent. */
export class PolicyRefusal extends FailureError {}

/** Makes a {@link PolicyRefusal} from its code and the values of the message's placeholders. */
export function refuse(code: FailureCode, params: readonly string[] = []): PolicyRefusal {
  return new PolicyRefusal({ code, params: [...params] });
}
