import { type ComponentType, createContext, type ReactNode, useContext } from 'react';

export interface Option {
  value: string;
  label: string;
}

/** The components the pages are made of. A kit decides how they look and what DOM they have, not what they say. */
export interface Kit {
  /** Whether the new token appears in the dialog with the form or in a dialog of its own. */
  tokenStep: 'same-dialog' | 'own-dialog';
  Frame: ComponentType<{ dark: boolean; header: ReactNode; navigation: ReactNode; children: ReactNode }>;
  Links: ComponentType<{ label: string; direction: 'down' | 'across'; children: ReactNode }>;
  Button: ComponentType<{
    children: string;
    kind?: 'primary' | 'plain' | 'danger';
    submit?: boolean;
    disabled?: boolean;
    onClick?: () => void;
  }>;
  TextField: ComponentType<{
    label: string;
    value: string;
    onChange: (value: string) => void;
    type?: 'text' | 'email' | 'date';
    readOnly?: boolean;
  }>;
  Select: ComponentType<{
    label: string;
    /** For a choice inside a table, where the row and column say what it is. */
    labelHidden?: boolean;
    value: string;
    options: Option[];
    onChange: (value: string) => void;
  }>;
  Checkbox: ComponentType<{ label: string; checked: boolean; onChange: (checked: boolean) => void }>;
  /** Without `onClose` it cannot be closed, as long as a token has not been acknowledged. */
  Dialog: ComponentType<{ title: string; onClose: (() => void) | undefined; children: ReactNode }>;
  Table: ComponentType<{ label: string; columns: string[]; rows: { key: string; cells: ReactNode[] }[] }>;
  Notice: ComponentType<{ children: ReactNode; tone: 'info' | 'error' }>;
  /** How a token is shown the one time it is. */
  TokenText: ComponentType<{ value: string }>;
}

export const KitContext = createContext<Kit | undefined>(undefined);

export function useKit(): Kit {
  const kit = useContext(KitContext);
  if (!kit) throw new Error('useKit needs a KitContext.');
  return kit;
}
