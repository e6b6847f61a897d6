package org.caseledger.api.complaints;

import org.caseledger.api.security.Signatories;
import org.caseledger.api.web.Address;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * The part of the desk's list that an address asks for, pages counted from 0, and the leader by login for whom it is
 * signed there, by delegation; null for the usual.
 */
public record DeskPlace(
        @Nullable Integer page,
        @Nullable Integer size,
        @Nullable String behalf) {
    static final String PATH = "/desk";

    /** The list in that place. */
    public Address list() {
        return at(PATH);
    }

    /** An item of this desk, at the same place. */
    public Address item(CaseId caseId) {
        return at(PATH + "/" + caseId);
    }

    private Address at(String path) {
        return new Address(path).with("page", page).with("size", size).with(Signatories.PARAMETER, behalf);
    }
}
