package org.caseledger.events.office;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** 授权代签 was given or revoked; each has a number that stays. */
public sealed interface DelegationEvent extends OfficeEvent permits DelegationGranted, DelegationRevoked {

    /** The kind of the stream. */
    String KIND = "delegations";

    /** The stream of all delegations; there is one. */
    UUID STREAM = UUID.nameUUIDFromBytes(KIND.getBytes(StandardCharsets.UTF_8));

    /** The number of the delegation. */
    int delegation();

    @Override
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
