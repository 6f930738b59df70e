/** A secret of a folder. */
export interface Secret {
  projectId: string;
  environment: string;
  /** Path of its folder. */
  path: string;
  key: string;
  /** Only tests, reads with the right to it and syncs see it. */
  value: string;
  comment: string;
}

/** Another folder of the same project whose secrets count as secrets of this one. Of several the last wins. */
export interface SecretImport {
  projectId: string;
  environment: string;
  /** Path of the folder that imports. */
  path: string;
  from: { environment: string; secretPath: string };
}
