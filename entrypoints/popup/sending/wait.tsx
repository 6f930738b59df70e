import type { Armed } from './use-arming';

/** Fills up in a button while it gets ready, anew with each wait. */
export function Wait({ armed: { isReady, wait, calmMs } }: { armed: Armed }) {
  return isReady ? null : <span className="wait" key={wait} style={{ animationDuration: `${calmMs}ms` }} />;
}
