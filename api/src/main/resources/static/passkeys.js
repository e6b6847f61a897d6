// Passkeys: what the browser makes or answers is sent with the form that asks for it.
(() => {
  'use strict';
  const bytes = text => Uint8Array.from(
      atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const parts = ['attestationObject', 'authenticatorData', 'clientDataJSON', 'signature', 'userHandle'];

  const options = form => {
    const asked = JSON.parse(form.dataset.options);
    asked.challenge = bytes(asked.challenge);
    if (asked.user) asked.user.id = bytes(asked.user.id);
    for (const one of asked.excludeCredentials || []) one.id = bytes(one.id);
    delete asked.extensions;
    return asked;
  };

  const json = made => {
    const response = {};
    for (const part of parts) if (made.response[part]) response[part] = text(made.response[part]);
    if (made.response.attestationObject) delete response.authenticatorData;
    return JSON.stringify({id: made.id, rawId: text(made.rawId), type: made.type, response,
      clientExtensionResults: {}});
  };

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = !window.PublicKeyCredential;
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const told = form.querySelector('[role=alert]');
      told.hidden = true;
      try {
        const made = await navigator.credentials[form.dataset.passkey]({publicKey: options(form)});
        form.elements.credential.value = json(made);
        form.submit();
      } catch (cancelled) {
        told.hidden = false;
      }
    });
  }
})();
