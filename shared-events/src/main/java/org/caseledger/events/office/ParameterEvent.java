package org.caseledger.events.office;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one change of a parameter, which an administrator proposes and a leader puts in
 * force; each has a number that stays.
 */
public sealed interface ParameterEvent extends OfficeEvent
        permits ParameterChangeProposed, ParameterChangeApproved, ParameterChangeRejected, ParameterChangeWithdrawn {

    /** The kind of the stream. */
    String KIND = "parameters";

    /** The stream of all of them; there is one. */
    UUID STREAM = UUID.nameUUIDFromBytes(KIND.getBytes(StandardCharsets.UTF_8));

    /** The number of the change. */
    int change();

    @Override
    @Nullable
    String reason();

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return STREAM;
    }
}
