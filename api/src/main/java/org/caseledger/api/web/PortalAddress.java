package org.caseledger.api.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where citizens reach the public portal, if the office has opened it. */
@Component
public record PortalAddress(
        @Value("${caseledger.portal.port}") String port,
        @Value("${caseledger.portal.public-url}") String publicUrl) {
    /** Whether there is a portal. */
    public boolean isOpen() {
        return !port.isBlank();
    }

    /** Whether it is known how citizens reach it. */
    public boolean isKnown() {
        return isOpen() && !publicUrl.isBlank();
    }

    /** Its first page. */
    public String page() {
        return publicUrl.replaceFirst("/+$", "") + Portal.PATH;
    }
}
