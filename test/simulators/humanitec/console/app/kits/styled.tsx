import { type ReactNode, useId } from 'react';
import { createPortal } from 'react-dom';
import { ThemeProvider } from 'styled-components';
import type { Kit } from '../kit';
import {
  Card,
  CloseButton,
  DARK,
  Field,
  Grid,
  Header,
  Input,
  LIGHT,
  Main,
  Message,
  NavLinks,
  Overlay,
  Page,
  PlainButton,
  Side,
  TokenInput,
} from './styled-parts';

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <Field>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </Field>
  );
}

/** Home-made components as in the console of 2022–2023: hashed class names, a modal without any dialog role. */
export const styledKit: Kit = {
  tokenStep: 'same-dialog',

  Frame: ({ dark, header, navigation, children }) => (
    <ThemeProvider theme={dark ? DARK : LIGHT}>
      <Page>
        <Header>{header}</Header>
        <Side>{navigation}</Side>
        <Main>{children}</Main>
      </Page>
    </ThemeProvider>
  ),

  Links: ({ label, direction, children }) => (
    <NavLinks aria-label={label} $direction={direction}>
      {children}
    </NavLinks>
  ),

  Button: ({ children, kind = 'plain', submit = false, disabled = false, onClick }) => (
    <PlainButton $kind={kind} type={submit ? 'submit' : 'button'} disabled={disabled} onClick={onClick}>
      {children}
    </PlainButton>
  ),

  TextField: ({ label, value, onChange, type = 'text', readOnly = false }) => (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          type={type}
          value={value}
          readOnly={readOnly}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  ),

  Select: ({ label, labelHidden = false, value, options, onChange }) => {
    const choices = (props: { id: string } | { 'aria-label': string }) => (
      <Input as="select" {...props} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Input>
    );
    if (labelHidden) return choices({ 'aria-label': label });
    return <Labelled label={label}>{(id) => choices({ id })}</Labelled>;
  },

  Checkbox: ({ label, checked, onChange }) => (
    <p>
      <label>
        <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />{' '}
        {label}
      </label>
    </p>
  ),

  Dialog: ({ title, onClose, children }) =>
    createPortal(
      <Overlay onClick={(event) => event.target === event.currentTarget && onClose?.()}>
        <Card>
          <h2>{title}</h2>
          <CloseButton type="button" aria-label="Close modal" disabled={!onClose} onClick={onClose}>
            ×
          </CloseButton>
          {children}
        </Card>
      </Overlay>,
      document.body,
    ),

  Table: ({ label, columns, rows }) => (
    <Grid aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column}>{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, index) => (
              <td key={columns[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Grid>
  ),

  Notice: ({ children, tone }) => (
    <Message $tone={tone} role={tone === 'error' ? 'alert' : undefined}>
      {children}
    </Message>
  ),

  TokenText: ({ value }) => <TokenInput readOnly value={value} aria-label="API token" />,
};
