import { parseArgs } from 'node:util';
import { HOSTS } from './hosts';
import { startSimulators } from './index';

/** `npm run simulators -- --port 8443`: all simulated services, until Ctrl-C. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '8443' } } });
const { port, humanitec, infisical, controlToken, close } = await startSimulators({
  port: Number(values.port),
});

const list = (lines: string[]) => lines.map((line) => `  ${line}`).join('\n');
const organizations = [...humanitec.orgs.values()].map(
  ({ id, name, apps }) => `${name} (${id}): ${[...apps.keys()].join(', ')}`,
);
const people = [...humanitec.users.values()].map(({ name, email }) => `${name}, ${email}, no password`);
const instances = Object.values(infisical).flatMap(({ state: { seed } }, index) => [
  `https://${[HOSTS.infisicalUs, HOSTS.infisicalEu, HOSTS.infisicalSelfHosted][index]}`,
  `  person: ${seed.user.email}, password: ${seed.user.password}`,
  `  Universal Auth: client id ${seed.identity.clientId}, client secret ${seed.clientSecret.value}`,
  `  organization: ${seed.organization.name}, projects: ${seed.shop.name}, ${seed.payments.name}`,
]);

console.log(`The simulators listen on https://127.0.0.1:${port} for:
${list(Object.values(HOSTS).map((host) => `https://${host}`))}

Open them in Chromium started with:
  --host-resolver-rules="MAP * 127.0.0.1:${port}" --ignore-certificate-errors

Humanitec organizations and applications:
${list(organizations)}
Humanitec people (the first is signed in to https://${HOSTS.humanitecConsole}; add ?kit=antd for Ant Design):
${list(people)}

Infisical:
${list(instances)}

Control: https://${HOSTS.control} (GET /traffic, POST or DELETE /faults, POST /reset)
  Authorization: Bearer ${controlToken}

Ctrl-C stops them.`);

process.once('SIGINT', close);
process.once('SIGTERM', close);
