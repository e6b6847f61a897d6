package org.caseledger.api.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Leads whoever has no login, or no longer, to the page where one logs in. */
final class PageEntry implements AuthenticationEntryPoint {

    private static final String LOGIN = "/login";
    private static final String EXPIRED = "/login?expired";

    private final AuthenticationEntryPoint first = new LoginUrlAuthenticationEntryPoint(LOGIN);
    private final AuthenticationEntryPoint again = new LoginUrlAuthenticationEntryPoint(EXPIRED);

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException, ServletException {
        boolean expired =
                request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        if (request.getHeader("HX-Request") != null) {
            // A redirect would put the login into the middle of the page.
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", request.getContextPath() + EXPIRED);
        } else {
            (expired ? again : first).commence(request, response, exception);
        }
    }
}
