package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Redirects a person whose form belongs to a session that has ended to the page of the form, through the login. The
 * address of the form itself may not be readable by GET.
 */
public final class ExpiredForm implements AccessDeniedHandler {
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (!(denied instanceof CsrfException)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else if (ClientKind.isPartOfPage(request)) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            response.setHeader("HX-Refresh", "true");
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, SafeRedirect.sentFrom(request));
        }
    }
}
