package org.caseledger.events.office;

import java.util.UUID;

/** A change of somebody who works here and logs in under {@code username}. */
public sealed interface PersonEvent extends OfficeEvent permits PersonRecorded, PersonChanged, PasswordSet {

    /** The kind of these streams. */
    String KIND = "person";

    /** The name under which the person logs in. */
    String username();

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return streamOf(username());
    }

    /** The stream of the person of this user name. */
    static UUID streamOf(String username) {
        return OfficeEvent.streamOf(KIND, username);
    }
}
