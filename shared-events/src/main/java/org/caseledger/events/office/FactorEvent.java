package org.caseledger.events.office;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of what a person gives beside the password; without a reason it was that person. */
public sealed interface FactorEvent extends OfficeEvent
        permits AuthenticatorEnrolled,
                PasskeyRegistered,
                PasskeyRemoved,
                RecoveryCodesMade,
                RecoveryCodeUsed,
                SecondFactorRemoved {

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
}
