package org.caseledger.api.portal;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.caseledger.api.portal.PortalForms.FilingPages;
import org.caseledger.api.portal.PortalForms.PortalCasePages;
import org.caseledger.api.web.Portal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Keeps portal and office apart before anything else reads a request: by the portal's connector only the addresses of
 * the portal are asked for, as they are written here, and by no other one.
 */
final class PortalValve extends ValveBase {
    private static final String HOME = "/";
    private static final Set<String> ADDRESSES = Set.of(
            Portal.PATH,
            PortalPages.LANGUAGE,
            FilingPages.PAGE,
            PortalCasePages.PAGE,
            PortalCasePages.PAGE + PortalCasePages.ADD,
            PortalCasePages.PAGE + PortalCasePages.WITHDRAW,
            PortalCasePages.PAGE + PortalCasePages.RATE,
            "/tokens.css",
            "/components.css",
            "/style.css",
            "/icons.svg");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private final Connector portal;

    PortalValve(Connector portal) {
        super(true);
        this.portal = portal;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var path = request.getDecodedRequestURI();
        if (request.getConnector() != portal) {
            if (isOfPortal(path)) {
                response.sendError(HttpStatus.NOT_FOUND.value());
            } else {
                getNext().invoke(request, response);
            }
        } else if (!METHODS.contains(request.getMethod())) {
            PortalAnswer.METHOD.write(response);
        } else if (HOME.equals(request.getRequestURI())) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, Portal.PATH);
        } else if (!ADDRESSES.contains(request.getRequestURI())
                || !request.getRequestURI().equals(path)) {
            PortalAnswer.NOT_FOUND.write(response);
        } else {
            request.setAttribute(Portal.MARK, true);
            getNext().invoke(request, response);
        }
    }

    private static boolean isOfPortal(String path) {
        return path != null && (path.equals(Portal.PATH) || path.startsWith(Portal.PATH + "/"));
    }
}
