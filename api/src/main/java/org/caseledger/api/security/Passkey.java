package org.caseledger.api.security;

import java.time.Instant;

/**
 * A key pair in the device of a person, who unlocks it there; of it the ledger has the public half, as it was attested
 * when it was made (base64url, WebAuthn).
 */
public record Passkey(
        String id,
        String name,
        Instant since,
        String publicKey,
        String attestation,
        String clientData,
        boolean backupEligible,
        boolean backedUp) {}
