import { startSimulators } from '../simulators';
import type { RecordedRequest } from '../simulators/traffic';
import { launchWithExtension } from '../support/extension';
import { pasteToken, serviceUserToken } from '../support/user';
import { milliseconds, type Row } from './row';

/** The check of an organization with 3 and with 1,003 apps: requests to Humanitec, and time until the table stands. */
export async function accessRows(): Promise<Row[]> {
  const few = await check(0);
  const many = await check(1_000);
  return [
    {
      what: 'access of 1,003 apps: requests (3 apps in the same run)',
      measured: [`${many.requests} (${few.requests})`],
      budget: 'do not grow with the apps',
      met: many.requests <= few.requests,
    },
    {
      what: 'access of 1,003 apps: paste to verdict (3 apps in the same run)',
      measured: [`${milliseconds(many.duration)} (${milliseconds(few.duration)})`],
      budget: '-',
      met: true,
    },
  ];
}

async function check(moreApps: number): Promise<{ requests: number; duration: number }> {
  const simulators = await startSimulators();
  const extension = await launchWithExtension({ port: simulators.port });
  try {
    simulators.humanitec.quirks.appList = 'all';
    simulators.humanitec.addApps(moreApps);
    const token = serviceUserToken(simulators.humanitec);
    const start = performance.now();
    const popup = await pasteToken(extension, token);
    await popup.getByText('Ready: can write to shop').waitFor();
    const duration = performance.now() - start;
    return { requests: simulators.traffic.filter(isHumanitecs).length, duration };
  } finally {
    await extension.close();
    await simulators.close();
  }
}

const isHumanitecs = ({ host }: RecordedRequest): boolean => host === 'api.humanitec.io';
