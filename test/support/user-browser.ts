/** An Infisical that the simulators play. */
export type Instance = 'us' | 'eu' | 'selfHosted';

/** A page as its user has it: by roles and exact names, with pointer and keyboard. Each act waits for what it is about. */
export interface UserPage {
  click(role: 'button' | 'checkbox' | 'radio' | 'link', name: string): Promise<void>;
  /** Ticks a box, unless it is ticked. */
  check(name: string): Promise<void>;
  /** Presses a button that sends something, once it counts. */
  press(name: string): Promise<void>;
  /** Types into a box, in place of what is there. */
  type(label: string, text: string): Promise<void>;
  /** Chooses the first entry of a list whose text has this in it. */
  choose(label: string, entry: string): Promise<void>;
  /** Opens what is folded away under a line that begins so, unless it is open. */
  unfold(line: string): Promise<void>;
  /** All text in sight. */
  text(): Promise<string>;
  /** What is said as an alert; empty where nothing is. */
  alert(): Promise<string>;
  /** Where a link leads; undefined where there is none of that name. */
  link(name: string): Promise<string | undefined>;
  /** Its address now. */
  address(): Promise<string>;
  /** Clicks `Send to Infisical` in the prompt on the page in front, once that counts, and waits for what the prompt says to it. */
  sendPrompted(): Promise<void>;
  reload(): Promise<void>;
  toFront(): Promise<void>;
  close(): Promise<void>;
}

/** A browser with the production build of the extension, and the one person who uses it. */
export interface UserBrowser {
  /** Signs the seeded user in on an Infisical, by default US Cloud. */
  signIn(instance?: Instance): Promise<void>;
  /** Forgets every session of every site. */
  clearCookies(): Promise<void>;
  /** Opens the popup's page in a tab. */
  popup(): Promise<UserPage>;
  /** The options page, in front. */
  options(): Promise<UserPage>;
  visit(url: string): Promise<UserPage>;
  /** The page that opens when something is done. */
  opened(by: () => Promise<void>): Promise<UserPage>;
  /** Of all tabs that are open; without those the driver itself needs. */
  addresses(): Promise<string[]>;
  /** Whether the browser lets the extension talk to an origin now. */
  isAllowed(origin: string): Promise<boolean>;
  /** Session memory is gone, as after a restart of the browser. */
  forgetSession(): Promise<void>;
  /** What the extension's notices say that are shown now. */
  notices(): Promise<string[]>;
  toolbarTitle(): Promise<string>;
  /** When an alarm of the extension is to ring, in epoch milliseconds; undefined where there is none. */
  alarm(name: string): Promise<number | undefined>;
  /** Lets so many milliseconds pass at once for the extension, its open pages included, with the alarms that fall into them. */
  letPass(ms: number): Promise<void>;
  close(): Promise<void>;
}
