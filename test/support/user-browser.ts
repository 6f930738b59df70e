import type { Sender } from './messages/post';

/** An Infisical that the simulators play. */
export type Instance = 'us' | 'eu' | 'selfHosted';

/** A file that a page has saved, or is given. */
export interface SavedFile {
  name: string;
  text: string;
}

/** The hand on the mouse, in CSS pixels of the page. */
export interface Pointer {
  move(x: number, y: number, how?: { steps: number }): Promise<void>;
  down(): Promise<void>;
  up(): Promise<void>;
  click(x: number, y: number): Promise<void>;
}

export interface Extent {
  height: number;
  shown: number;
}

/** A page as its user has it: by roles and exact names, with pointer and keyboard. Each act waits for what it is about. */
export interface UserPage {
  /** @param which of several */
  click(
    role: 'button' | 'checkbox' | 'radio' | 'link' | 'heading',
    name: string,
    which?: 'first' | 'last',
  ): Promise<void>;
  /** Ticks a box, unless it is ticked. */
  check(name: string): Promise<void>;
  /** Clicks the button of a name in the entry, the section or the message that has a text in it; the smallest that has. */
  clickBeside(name: string, text: string): Promise<void>;
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
  /** What the headings in sight say. */
  headings(): Promise<string[]>;
  /** What each entry of a list says. */
  entries(list: string): Promise<string[]>;
  /** What the section under a heading says; empty where there is none. */
  section(heading: string): Promise<string>;
  /** What a box or a list holds; undefined where there is none of that name. */
  value(label: string): Promise<string | undefined>;
  /** Whether what can be ticked or chosen is so. */
  isChecked(label: string): Promise<boolean>;
  /** Goes to a button with the pointer, from elsewhere. */
  hover(name: string): Promise<void>;
  /** Waits until a button counts. */
  enabled(name: string): Promise<void>;
  /** Presses a button that sends something with a double click, whose second half comes before the page can show what came of the first. */
  pressTwice(name: string): Promise<void>;
  /** Presses a key and lets it go. */
  key(name: 'Enter' | 'Escape' | 'Tab' | 'Shift+Tab' | 'Control+A'): Promise<void>;
  /** Types a text where the focus is. */
  keys(text: string): Promise<void>;
  /** What the element is called that the keys go to. */
  focused(): Promise<string>;
  /** The file that is saved when something is done. */
  saved(by: () => Promise<void>): Promise<SavedFile>;
  /** Chooses a file where a button asks for one. */
  chooseFile(button: string, file: SavedFile): Promise<void>;
  /** Gives its window this size, in CSS pixels of the page. */
  resize(width: number, height: number): Promise<void>;
  /** How high something is, and how much of it the window shows, from 0 to 1. */
  extent(role: 'button' | 'list', name: string): Promise<Extent>;
  /** Whether it is the tab that its window shows. */
  isInFront(): Promise<boolean>;
  /** Its address now. */
  address(): Promise<string>;
  /** Clicks `Send to Infisical` in the prompt on the page in front, once that counts, and waits for what the prompt says to it. */
  sendPrompted(): Promise<void>;
  /** Waits until a click on the prompt of the page in front counts. */
  promptReady(): Promise<void>;
  /** What the prompt on the page in front says; empty where there is none. */
  prompted(): Promise<string>;
  reload(): Promise<void>;
  toFront(): Promise<void>;
  close(): Promise<void>;
  /** For one who presses where something is, and not what is there. */
  readonly pointer: Pointer;
  /** Runs in the page. */
  evaluate<A, R>(run: (given: A) => R | Promise<R>, given: A): Promise<R>;
}

/** A browser with the production build of the extension, and the one person who uses it. */
export interface UserBrowser {
  /** Signs the seeded user in on an Infisical, by default US Cloud. */
  signIn(instance?: Instance): Promise<void>;
  /** Forgets every session of every site. */
  clearCookies(): Promise<void>;
  /** Opens the popup's page in a tab. */
  popup(): Promise<UserPage>;
  /** Opens the popup's page in a window of its own. */
  popupInWindow(): Promise<UserPage>;
  /** The options page, in front. */
  options(): Promise<UserPage>;
  /** The first-run page. */
  welcome(): Promise<UserPage>;
  visit(url: string): Promise<UserPage>;
  /** Opens a page of the console, and gives from where its content script sends: the worst a taken-over page can do. */
  contentScript(url: string): Promise<Sender>;
  /** The page that opens when something is done. */
  opened(by: () => Promise<void>): Promise<UserPage>;
  /** What its user prefers, in all pages that are open now. */
  prefer(colors: 'light' | 'dark'): Promise<void>;
  /** Of all tabs that are open; without those the driver itself needs. */
  addresses(): Promise<string[]>;
  /** Whether the browser lets the extension talk to an origin now. */
  isAllowed(origin: string): Promise<boolean>;
  /** Chooses `Send to Infisical` in the context menu of the page visited last, opened on a text that is selected there. */
  sendFromMenu(selected: string): Promise<void>;
  /** What was copied last. */
  copied(): Promise<string>;
  /** Runs with all that the extension may do, e.g. in its storage. */
  evaluate<A, R>(work: (argument: A) => Promise<R>, argument: A): Promise<R>;
  /** Says something to the background as the extension's own pages do. */
  tell(message: { name: string; payload: object }): Promise<void>;
  /** The extension is loaded anew, as after an update. */
  reloadExtension(): Promise<void>;
  /** Stops the background, whatever it is at, as browsers do with one that idles. */
  stopBackground(): Promise<void>;
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
