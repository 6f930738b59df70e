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
      (name === undefined || computeAccessibleName(element, scope) === name) &&
      !isInaccessible(element, scope),
  );
}

Object.assign(globalThis, { elementsOfRole });
