import * as z from 'zod/mini';
import { atMost } from '../at-most';
import { type JsonRequest, requestJson } from '../http';
import type { Secret } from '../secret';
import { apiUrl as api } from './api-url';
import { Application, CurrentUser, Group, Member, Organization, SharedValue, TokenInfo } from './schemas';

/** The reads of the Humanitec API that this extension makes. Every promise may throw `HttpError`. */
export interface Humanitec {
  /** `GET /current-user`: whom the token belongs to, with the map of its roles. */
  currentUser(): Promise<CurrentUser>;
  /** `GET /orgs`: the organizations the token sees; the only call that Infisical checks a connection with. */
  organizations(): Promise<Organization[]>;
  /** `GET /orgs/{org}/apps`. */
  applications(org: string): Promise<Application[]>;
  /** `GET /orgs/{org}/apps/{app}/users/{userId}`: 404 means that no role is held on the app. */
  appUser(org: string, app: string, userId: string): Promise<Member>;
  /** `GET /orgs/{org}/apps/{app}/users?type=group`. */
  appGroups(org: string, app: string): Promise<Member[]>;
  /** `GET /orgs/{org}/users/{userId}/groups`. */
  groupsOf(org: string, userId: string): Promise<Group[]>;
  /** `GET /orgs/{org}/apps/{app}/values`: names, never values. */
  values(org: string, app: string): Promise<SharedValue[]>;
  /** `GET /orgs/{org}/apps/{app}/envs/{env}/values`: those of the app with what the environment overrides. */
  environmentValues(org: string, app: string, env: string): Promise<SharedValue[]>;
  /** `GET /users/{userId}/tokens`: metadata of the user's tokens, never their text. */
  tokens(userId: string): Promise<TokenInfo[]>;
}

/** Requests of one client at the same time: what more it is asked for waits its turn. */
export const IN_FLIGHT = 6;

/** A client that reads the Humanitec API with the given token, without cookies. */
export function humanitec(token: Secret, signal?: AbortSignal): Humanitec {
  const turn = atMost(IN_FLIGHT);
  const read = <T>(schema: JsonRequest<T>['schema'], url: string): Promise<T> =>
    turn(() => requestJson({ method: 'GET', url, bearer: token, schema, ...(signal ? { signal } : {}) }));
  return {
    currentUser: () => read(CurrentUser, api`/current-user`),
    organizations: () => read(z.array(Organization), api`/orgs`),
    applications: (org) => read(z.array(Application), api`/orgs/${org}/apps`),
    appUser: (org, app, userId) => read(Member, api`/orgs/${org}/apps/${app}/users/${userId}`),
    appGroups: (org, app) => read(z.array(Member), api`/orgs/${org}/apps/${app}/users?type=group`),
    groupsOf: (org, userId) => read(z.array(Group), api`/orgs/${org}/users/${userId}/groups`),
    values: (org, app) => read(z.array(SharedValue), api`/orgs/${org}/apps/${app}/values`),
    environmentValues: (org, app, env) =>
      read(z.array(SharedValue), api`/orgs/${org}/apps/${app}/envs/${env}/values`),
    tokens: (userId) => read(z.array(TokenInfo), api`/users/${userId}/tokens`),
  };
}
