package org.caseledger.api.secondfactor;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** The one person whose passkey is verified. */
record OnePerson(PublicKeyCredentialUserEntity person) implements PublicKeyCredentialUserEntityRepository {
    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return person.getId().equals(id) ? person : null;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return person.getName().equals(username) ? person : null;
    }

    /** People are not made here. */
    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException();
    }
}
