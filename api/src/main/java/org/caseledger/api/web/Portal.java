package org.caseledger.api.web;

import jakarta.servlet.ServletRequest;

/** Which requests came in by the public portal's own port: whoever sends them has no login. */
public final class Portal {
    /** Where all its addresses begin. */
    public static final String PATH = "/portal";

    /** The attribute that such a request has, and no other one. */
    public static final String MARK = Portal.class.getName();

    private Portal() {}

    /** Whether this request did. */
    public static boolean isAsked(ServletRequest request) {
        return request.getAttribute(MARK) != null;
    }
}
