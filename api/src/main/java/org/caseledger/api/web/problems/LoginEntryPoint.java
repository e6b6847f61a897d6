package org.caseledger.api.web.problems;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.caseledger.api.security.ClientKind;
import org.caseledger.api.security.SafeRedirect;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * Answers clients without a valid login: programs get a problem, browsers are redirected to the login page. A browser
 * is never asked for the password itself: it would keep it, and no logout could remove it.
 */
public record LoginEntryPoint(LoginProblems problems) implements AuthenticationEntryPoint {
    // Of programs, which send the name of a user as UTF-8 (RFC 7617).
    private static final String BASIC = "Basic realm=\"case-ledger\", charset=\"UTF-8\"";
    // A 401 has a challenge (RFC 9110 11.6.1); this one browsers do not know, so they ask nothing.
    private static final String FORM = "Form realm=\"case-ledger\"";

    private static final String LOGIN = "/login";
    private static final String EXPIRED = "/login?expired";
    private static final AuthenticationEntryPoint FIRST = new LoginUrlAuthenticationEntryPoint(LOGIN);
    private static final AuthenticationEntryPoint AGAIN = new LoginUrlAuthenticationEntryPoint(EXPIRED);

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (ClientKind.isPartOfPage(request)) {
            // A redirect would put the login into the middle of the page. Whoever was on the way to
            // another page comes there after the login.
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, FORM);
            response.setHeader(
                    "HX-Redirect",
                    ClientKind.goesOn(request)
                            ? SafeRedirect.orBeginning(SafeRedirect.asked(request))
                            : request.getContextPath() + EXPIRED);
        } else if (ClientKind.isForPrograms(request) && !ClientKind.navigates(request)) {
            problems.unauthenticated(why, ClientKind.isBrowser(request) ? FORM : BASIC, response);
        } else {
            boolean expired = why instanceof CredentialsExpiredException
                    || (request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid());
            (expired ? AGAIN : FIRST).commence(request, response, why);
        }
    }
}
