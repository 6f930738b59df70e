import type { Simulators } from '../simulators';

/** Longer than a cookie that was replaced still counts, in milliseconds. */
const PAST_THE_GRACE = 31_000;

/** Has so much time passed for Infisical that a session lives by its newest cookie alone. */
export function letGracePass({ infisical }: Simulators): void {
  infisical.us.options.now = () => Date.now() + PAST_THE_GRACE;
}

/** Address of a page of Infisical's web app that exchanges the cookie each second, and counts that in its body. */
export function refreshingPage({ infisical }: Simulators): string {
  const { id } = infisical.us.state.seed.organization;
  return `https://app.infisical.com/organizations/${id}/app-connections?refresh=1`;
}
