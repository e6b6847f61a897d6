package org.caseledger.events.office;

import java.util.UUID;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/** A change of a person's second factor; without a reason it was made by that person. */
public sealed interface FactorEvent extends OfficeEvent {

    /** The kind of these streams. */
    String KIND = "factor";

    /** The name under which the person logs in. */
    String username();

    @Override
    default @Nullable String reason() {
        return null;
    }

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return streamOf(username());
    }

    /** The stream of the second factor of the person of this user name. */
    static UUID streamOf(String username) {
        return OfficeEvent.streamOf(KIND, username);
    }

    /**
     * A person gives a code of an authenticator in addition to the password from now on; {@code factor} is a keyed
     * digest of its sealed secret (64 hex digits).
     */
    @EventType("AuthenticatorEnrolled")
    record AuthenticatorEnrolled(String username, String factor) implements FactorEvent {}

    /**
     * A person logs in with a passkey of this name as well; {@code factor} is a keyed digest of its id and public key
     * (64 hex digits).
     */
    @EventType("PasskeyRegistered")
    record PasskeyRegistered(String username, String name, String factor) implements FactorEvent {}

    /** A person does not log in with the passkey of this name any more. */
    @EventType("PasskeyRemoved")
    record PasskeyRemoved(String username, String name) implements FactorEvent {}

    /** A person has this many new recovery codes; the earlier ones are good for nothing. */
    @EventType("RecoveryCodesMade")
    record RecoveryCodesMade(String username, int codes) implements FactorEvent {}

    /** A person gave a recovery code in place of the second factor; this many are left. */
    @EventType("RecoveryCodeUsed")
    record RecoveryCodeUsed(String username, int left) implements FactorEvent {}

    /**
     * A person logs in by the password alone again; without a reason it was the person who removed the second factor,
     * else an administrator, as of a telephone that was lost.
     */
    @EventType("SecondFactorRemoved")
    record SecondFactorRemoved(String username, @Nullable String reason) implements FactorEvent {}
}
