package org.caseledger.api.secondfactor;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.Passkey;
import org.caseledger.api.security.Person;
import org.caseledger.events.office.FactorEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * The ledger as browsers know it by its address: passkeys are for that one alone, and there are none where people do
 * not reach it by https or on their own machine.
 */
@Component
public class RelyingParty {
    private static final String NAME = "投诉举报台账";
    private static final int UUID_BYTES = 16;

    private final Optional<URI> address;

    RelyingParty(@Value("${caseledger.public-url}") String publicUrl) {
        this.address = Optional.of(publicUrl)
                .filter(url -> !url.isBlank())
                .map(URI::create)
                .filter(url -> isSafe(url));
    }

    private static boolean isSafe(URI url) {
        return url.getHost() != null && ("https".equals(url.getScheme()) || "localhost".equals(url.getHost()));
    }

    /** Whether there are passkeys here. */
    public boolean isThere() {
        return address.isPresent();
    }

    private String id() {
        return address.orElseThrow().getHost();
    }

    private String origin() {
        var url = address.orElseThrow();
        return url.getScheme() + "://" + url.getAuthority();
    }

    /** What a browser makes a passkey of this person with, that is none of these. */
    PublicKeyCredentialCreationOptions creation(Person person, Bytes challenge, List<Passkey> others) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(rp())
                .user(user(person))
                .challenge(challenge)
                .pubKeyCredParams(List.of(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256))
                .excludeCredentials(others.stream()
                        .map(one -> PublicKeyCredentialDescriptor.builder()
                                .id(Bytes.fromBase64(one.id()))
                                .build())
                        .toList())
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .build();
    }

    /** The request that a browser passes to any passkey, for its owner to unlock. */
    PublicKeyCredentialRequestOptions request(Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(challenge)
                .rpId(id())
                .allowCredentials(List.of())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
    }

    /** What verifies passkeys of this person against those that are kept. */
    Webauthn4JRelyingPartyOperations operations(Person person, KeptPasskeys kept) {
        return new Webauthn4JRelyingPartyOperations(new OnePerson(user(person)), kept, rp(), Set.of(origin()));
    }

    /** The stream of the person a passkey belongs to, from the user handle given to the device. */
    static Optional<UUID> stream(Bytes handle) {
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return bytes.remaining() == UUID_BYTES
                ? Optional.of(new UUID(bytes.getLong(), bytes.getLong()))
                : Optional.empty();
    }

    private PublicKeyCredentialRpEntity rp() {
        return PublicKeyCredentialRpEntity.builder().id(id()).name(NAME).build();
    }

    // The id reveals nothing of the person to a finder of the device.
    static PublicKeyCredentialUserEntity user(Person person) {
        var stream = FactorEvent.streamOf(person.username());
        var id = ByteBuffer.allocate(UUID_BYTES)
                .putLong(stream.getMostSignificantBits())
                .putLong(stream.getLeastSignificantBits())
                .array();
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(id))
                .name(person.username())
                .displayName(person.name())
                .build();
    }

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

    /**
     * The passkeys of a person as the library asks for them; one that it has verified and would store is taken from
     * here, to be an event first.
     */
    @RequiredArgsConstructor
    static final class KeptPasskeys implements UserCredentialRepository {
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
}
