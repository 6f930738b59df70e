/** A page as its user has it: by roles and exact names, with pointer and keyboard. Each act waits for what it is about. */
export interface UserPage {
  click(role: 'button' | 'checkbox', name: string): Promise<void>;
  /** Presses a button that sends something, once it counts. */
  press(name: string): Promise<void>;
  /** Types into an empty box. */
  type(label: string, text: string): Promise<void>;
  /** Opens what is folded away under a line that begins so, unless it is open. */
  unfold(line: string): Promise<void>;
  /** All text in sight. */
  text(): Promise<string>;
  toFront(): Promise<void>;
}

/** A browser with the production build of the extension, and the one person who uses it. */
export interface UserBrowser {
  /** Signs the seeded user in on Infisical. */
  signIn(): Promise<void>;
  /** Opens the popup's page in a tab. */
  popup(): Promise<UserPage>;
  /** The options page, in front. */
  options(): Promise<UserPage>;
  visit(url: string): Promise<UserPage>;
  /** What the extension's notices say that are shown now. */
  notices(): Promise<string[]>;
  toolbarTitle(): Promise<string>;
  /** When an alarm of the extension is to ring, in epoch milliseconds; undefined where there is none. */
  alarm(name: string): Promise<number | undefined>;
  /** Lets so many milliseconds pass at once for the extension, its open pages included, with the alarms that fall into them. */
  letPass(ms: number): Promise<void>;
  close(): Promise<void>;
}
