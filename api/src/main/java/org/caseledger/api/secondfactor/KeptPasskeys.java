package org.caseledger.api.secondfactor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.Passkey;
import org.caseledger.api.security.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/**
 * The passkeys of a person as the library asks for them; one that it has verified and would store is taken from here,
 * to be an event first.
 */
@RequiredArgsConstructor
final class KeptPasskeys implements UserCredentialRepository {
    private final Person person;
    private final List<Passkey> passkeys;
    private @Nullable CredentialRecord saved;

    /** The passkey that was verified. */
    Optional<Passkey> saved(String name, Instant now) {
        return Optional.ofNullable(saved)
                .map(made -> new Passkey(
                        made.getCredentialId().toBase64UrlString(),
                        name,
                        now,
                        new Bytes(made.getPublicKey().getBytes()).toBase64UrlString(),
                        text(made.getAttestationObject()),
                        text(made.getAttestationClientDataJSON()),
                        made.isBackupEligible(),
                        made.isBackupState()));
    }

    private static String text(@Nullable Bytes bytes) {
        return bytes == null ? "" : bytes.toBase64UrlString();
    }

    @Override
    public void save(CredentialRecord record) {
        saved = record;
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return passkeys.stream()
                .filter(one -> one.id().equals(id.toBase64UrlString()))
                .findFirst()
                .map(this::record)
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return passkeys.stream().map(this::record).toList();
    }

    // What a device counts is not kept: that a challenge is answered once is.
    private CredentialRecord record(Passkey one) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(one.id()))
                .userEntityUserId(RelyingParty.user(person).getId())
                .publicKey(ImmutablePublicKeyCose.fromBase64(one.publicKey()))
                .signatureCount(0)
                .uvInitialized(true)
                .transports(Set.of())
                .backupEligible(one.backupEligible())
                .backupState(one.backedUp())
                .attestationObject(Bytes.fromBase64(one.attestation()))
                .attestationClientDataJSON(Bytes.fromBase64(one.clientData()))
                .label(one.name())
                .created(one.since())
                .lastUsed(one.since())
                .build();
    }
}
