import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { installDebianPackages } from './debian';

const run = promisify(execFile);

/** A screen of its own, with a pointer and a keyboard that browsers cannot tell from a person's. */
export interface RealDisplay {
  /** Environment of a browser that is to open its windows here. */
  env: Record<string, string>;
  /** Runs xdotool commands, in pixels of the screen and seconds: `mousemove 10 20 click 1 sleep 0.2 key Tab`. */
  input(...commands: readonly (string | number)[]): Promise<void>;
  close(): Promise<void>;
}

const TOOLS = { xvfb: '/usr/bin/Xvfb', xdotool: '/usr/bin/xdotool', openbox: '/usr/bin/openbox' } as const;

/** Size of the browser's window, which stands in the upper left corner. */
export const WINDOW = { width: 1300, height: 950 } as const;

/**
 * Starts an X server without a screen, on the first display number that is free, with a small window manager: without one
 * Firefox closes the popup of an action at the first movement of the pointer.
 */
export async function openDisplay(): Promise<RealDisplay> {
  installDisplay();
  const server = spawn(
    TOOLS.xvfb,
    ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const env = { ...withoutWayland(), DISPLAY: `:${await displayNumber(server)}` };
  const manager = spawn(TOOLS.openbox, [], { env, stdio: 'ignore' });
  return {
    env,
    input: async (...commands) => {
      await run(TOOLS.xdotool, commands.map(String), { env });
    },
    close: async () => {
      manager.kill();
      if (server.exitCode !== null || !server.kill()) return;
      await once(server, 'exit');
    },
  };
}

/** Installs what {@link openDisplay} starts, where it is not there. Two at the same time would be in each other's way. */
export function installDisplay(): void {
  const missing = Object.entries(TOOLS).filter(([, path]) => !existsSync(path));
  if (missing.length > 0) installDebianPackages(...missing.map(([name]) => name));
}

async function displayNumber(server: ChildProcess): Promise<string> {
  const [line] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
  return line.toString().trim();
}

function withoutWayland(): Record<string, string> {
  const { WAYLAND_DISPLAY: _, ...rest } = process.env as Record<string, string>;
  return rest;
}
