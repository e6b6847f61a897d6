package org.caseledger.api.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.caseledger.api.portal.PortalForms.FilingPages;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a form that is too large or does not say how large it is, and a complaint or a form with files that is one of
 * too many, before a byte of it is read.
 */
final class PortalBodies extends OncePerRequestFilter {
    private final long largest;
    private final PortalLimits limits;

    PortalBodies(DataSize largest, PortalLimits limits) {
        this.largest = largest.toBytes();
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod());
    }

    private static boolean isFiled(HttpServletRequest request) {
        return request.getRequestURI().equals(FilingPages.PAGE);
    }

    private static boolean isMultipart(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long told = request.getContentLengthLong();
        boolean files = isMultipart(request);
        if (told < 0 || told > (files ? largest : PortalConnector.FORM)) {
            PortalAnswer.TOO_LARGE.write(response);
        } else if ((files || isFiled(request)) && !limits.mayFile(request)) {
            PortalAnswer.BUSY.write(response);
        } else {
            try {
                chain.doFilter(request, response);
            } catch (InvalidParameterException e) {
                // The form is broken; its sender must not fill the log.
                PortalAnswer.UNREADABLE.write(response);
            }
        }
    }
}
