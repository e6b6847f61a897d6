package org.caseledger.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a form with files from a client without a login before it is read: reading its token would write its files to
 * the disk.
 */
@RequiredArgsConstructor
public final class AnonymousUploadFilter extends OncePerRequestFilter {
    private final AccessDeniedHandler refused;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (hasFiles(request)
                && !ClientKind.isProgramWithLogin(request)
                && SecurityContextHolder.getContext().getAuthentication() == null) {
            refused.handle(request, response, new MissingCsrfTokenException(null));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean hasFiles(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase().startsWith("multipart/");
    }
}
