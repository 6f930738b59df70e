/** The host names the simulators answer for; all of them resolve to the one listener on loopback. */
export const HOSTS = {
  humanitecConsole: 'app.humanitec.io',
  humanitecApi: 'api.humanitec.io',
  infisicalUs: 'app.infisical.com',
  infisicalUsAlias: 'us.infisical.com',
  infisicalEu: 'eu.infisical.com',
  infisicalSelfHosted: 'infisical.example.com',
  accessSignIn: 'access.example.com',
  control: 'control.simulators.test',
} as const;
