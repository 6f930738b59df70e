import { computeAccessibleName, getRole, isInaccessible } from 'dom-accessibility-api';

/** A driver's own scope has the window's functions only by way of the window. */
const scope = {
  getComputedStyle: (element: Element, pseudo?: string | null) => window.getComputedStyle(element, pseudo),
};

/**
 * Elements that have a role, and an accessible name where one is wanted, and are no secret to assistive technology. By the
 * rules of the standards in script: that a driver asks the browser's own engine for it makes a Firefox three times as slow.
 */
function elementsOfRole(root: ParentNode, role: string, name?: string): Element[] {
  return [...root.querySelectorAll('*')].filter(
    (element) =>
      getRole(element) === role &&
      (name === undefined || accessibleName(element) === name) &&
      !isInaccessible(element, scope),
  );
}

const accessibleName = (element: Element): string => computeAccessibleName(element, scope);

/** What the functions of this script are to who calls them in a page. */
export interface Roles {
  elementsOfRole: typeof elementsOfRole;
  accessibleName: typeof accessibleName;
  isInaccessible(element: Element): boolean;
}

Object.assign(globalThis, {
  elementsOfRole,
  accessibleName,
  isInaccessible: (element) => isInaccessible(element, scope),
} satisfies Roles);
