package org.caseledger.api.web.uploads;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.ClientKind;
import org.caseledger.api.web.problems.LoginProblems;
import org.caseledger.api.web.problems.Problem;
import org.caseledger.api.web.problems.UploadBudgetExceeded;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Files wait in memory and never on a disk, where they would be in plain text: a form with files is received if there
 * is room for it; otherwise its sender is asked to try again later.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class ArrivingUploads extends OncePerRequestFilter {
    private final UploadBudget room;
    private final long largest;
    private final LoginProblems problems;

    /** {@code largest} is the most bytes of a form, which one may have that does not say. */
    public static ArrivingUploads of(UploadMemory memory, long largest, LoginProblems problems) {
        return new ArrivingUploads(memory.arriving(), largest, problems);
    }

    /** Those of people without a login, who take no room from the others. */
    public static ArrivingUploads ofStrangers(long largest, LoginProblems problems) {
        return new ArrivingUploads(UploadBudget.forStrangers(), largest, problems);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long told = request.getContentLengthLong();
        UploadBudget.Taken taken;
        try {
            taken = room.take(told < 0 ? largest : Math.min(told, largest));
        } catch (UploadBudgetExceeded e) {
            if (ClientKind.isForPrograms(request)) {
                problems.noRoom(response);
            } else {
                response.setHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
                response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            }
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            taken.leave();
        }
    }
}
