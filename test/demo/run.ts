import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { startSimulators } from '../simulators';
import { type ExtensionBrowser, launchWithExtension } from '../support/extension';
import { playJourney } from '../support/journey';
import { runScript } from '../support/run-script';

/**
 * `npm run demo`: builds the extension and plays the journey in a real Chromium against the simulated services, step by
 * step, with a screenshot of each in `.output/demo/`. With `-- --hands-on` (needs a display) everything stays open.
 * Exits 0 only if Infisical holds the connection with exactly the token that the console showed.
 */
const SCREENSHOTS = '.output/demo';
const handsOn = process.argv.includes('--hands-on');

execFileSync('node_modules/.bin/wxt', ['build'], { stdio: ['ignore', 'ignore', 'inherit'] });
rmSync(SCREENSHOTS, { recursive: true, force: true });
mkdirSync(SCREENSHOTS, { recursive: true });

runScript(main);

async function main(): Promise<boolean> {
  const simulators = await startSimulators();
  const extension = await launchWithExtension({ port: simulators.port, headless: !handsOn });
  try {
    const proven = await play(simulators, extension);
    if (handsOn) await stayOpen(extension);
    return proven;
  } finally {
    await extension.close();
    await simulators.close();
  }
}

async function play(
  simulators: Awaited<ReturnType<typeof startSimulators>>,
  extension: ExtensionBrowser,
): Promise<boolean> {
  let number = 0;
  let last = Date.now();
  const { shownToken, connectionName } = await playJourney({
    simulators,
    extension,
    kit: 'antd',
    onStep: async ({ text, screenshot }) => {
      number += 1;
      console.log(`${number}. ${text} (${Date.now() - last} ms)`);
      await writeFile(`${SCREENSHOTS}/${number}.png`, await screenshot());
      last = Date.now();
    },
  });
  const held = simulators.infisical.us.state.connections.find(({ name }) => name === connectionName);
  const proven = held?.app === 'humanitec' && held.apiToken === shownToken;
  console.log(proven ? `Proven: ${connectionName} holds the token that the console showed.` : 'NOT proven.');
  console.log(`Screenshots: ${SCREENSHOTS}/`);
  return proven;
}

async function stayOpen({ context }: ExtensionBrowser): Promise<void> {
  console.log('Everything stays open. Close the browser window to end.');
  await new Promise((resolve) => context.once('close', resolve));
}
