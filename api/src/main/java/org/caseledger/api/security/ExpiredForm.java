package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Leads whoever sends a form of a session that has ended back to the form, through the login, where
 * what was typed is found again.
 */
final class ExpiredForm implements AccessDeniedHandler {

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (!(denied instanceof CsrfException)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            response.setHeader("HX-Refresh", "true");
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            var query = request.getQueryString();
            response.setHeader(
                    "Location", request.getRequestURI() + (query == null ? "" : "?" + query));
        }
    }
}
