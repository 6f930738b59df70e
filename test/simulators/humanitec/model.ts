import type { RoleBook } from './role-book';

/** Role strings as the API spells them. */
export const ORG_ROLES = ['administrator', 'manager', 'orgViewer', 'member', 'artefactContributor'] as const;
export const APP_ROLES = ['owner', 'developer', 'viewer'] as const;
export type OrgRole = (typeof ORG_ROLES)[number];
export type AppRole = (typeof APP_ROLES)[number];

export interface User {
  /** A UUID for people, `s-<uuid>` for service users. */
  id: string;
  name: string;
  type: 'user' | 'service' | 'system';
  email?: string;
  createdAt: Date;
}

/** A group from the identity provider; its members hold the roles given to it. */
export interface Group {
  /** `g-<uuid>` */
  id: string;
  name: string;
  idpId: string;
  createdAt: Date;
  memberIds: Set<string>;
}

export interface Token {
  /** Chosen by the person who makes it; unique per user. */
  id: string;
  userId: string;
  value: string;
  description: string;
  createdAt: Date;
  createdBy: string;
  /** Absent means never. */
  expiresAt?: Date;
}

export interface Value {
  key: string;
  /** The plain text, also of a secret; the API never shows that one. */
  text: string;
  isSecret: boolean;
  description: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface Environment {
  id: string;
  name: string;
  type: string;
  createdAt: Date;
  createdBy: string;
  /** Overrides of application values. */
  values: Map<string, Value>;
}

export interface App {
  id: string;
  name: string;
  orgId: string;
  createdAt: Date;
  createdBy: string;
  environments: Map<string, Environment>;
  status: 'active' | 'deleting';
  roles: RoleBook<AppRole>;
  values: Map<string, Value>;
}

export interface Org {
  id: string;
  name: string;
  createdAt: Date;
  createdBy: string;
  apps: Map<string, App>;
  roles: RoleBook<OrgRole>;
}
