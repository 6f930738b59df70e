interface Entry<Role> {
  role: Role | undefined;
  /** What still applies until `appliesFrom`. */
  previous: Role | undefined;
  /** Milliseconds since the epoch. */
  appliesFrom: number;
}

/** Who holds which role on one object. A change is listed at once and may apply to decisions later. */
export class RoleBook<Role extends string> {
  readonly #entries = new Map<string, Entry<Role>>();

  /** Gives a role, or takes it away with `undefined`. */
  set(subjectId: string, role: Role | undefined, delayMs = 0): void {
    this.#entries.set(subjectId, {
      role,
      previous: this.applied(subjectId),
      appliesFrom: Date.now() + delayMs,
    });
  }

  /** The role as member lists show it. */
  listed(subjectId: string): Role | undefined {
    return this.#entries.get(subjectId)?.role;
  }

  /** The role as permission decisions see it. */
  applied(subjectId: string): Role | undefined {
    const entry = this.#entries.get(subjectId);
    return entry && (Date.now() >= entry.appliesFrom ? entry.role : entry.previous);
  }

  /** Everyone listed with a role, in the order they were added. */
  members(): { id: string; role: Role }[] {
    return [...this.#entries].flatMap(([id, { role }]) => (role === undefined ? [] : [{ id, role }]));
  }
}
