import { useState } from 'react';
import { BackendContext } from '@/components/backend';
import { sampleItem } from '@/utils/sample/storage';
import { Journey } from '../journey';
import { Popup } from '../popup';
import { beginSample, type Lead } from './backend';
import { Notice } from './notice';
import { useLinksHeld } from './use-links-held';

/** The popup with a made-up token, from the beginning of its journey. */
export function Sample() {
  const [lead, setLead] = useState<Lead>();
  const [{ backend, captures }] = useState(() => beginSample({ onLead: setLead, onEnd: end }));
  useLinksHeld((url) => setLead(url === undefined ? undefined : { url, isRoleChanged: false }));
  return (
    <>
      <Notice lead={lead} onEnd={end} />
      <BackendContext value={backend}>
        <Popup captures={captures} push={null} setup={null} view={null} journey={Journey} />
      </BackendContext>
    </>
  );
}

function end(): void {
  void sampleItem.set(false);
}
