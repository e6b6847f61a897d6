package org.caseledger.api.security;

/** What browsers are told of every page. */
public final class PageHeaders {

    /** Nothing but what we bring, nothing inline, and nobody frames us. */
    public static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private PageHeaders() {}
}
