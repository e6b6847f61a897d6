package org.caseledger.api.web.requests;

import java.time.Duration;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.query.views.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which part of a list is asked for, and how new it has to be. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class Paging {
    private static final int USUAL_SIZE = 50;
    private static final int LARGEST_SIZE = 200;
    private static final int LAST_PAGE = 100_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Views views;

    /** Which part of a list is asked for, and how new it has to be. */
    public record Part(
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {
        /** The first one, as it is. */
        public static final Part FIRST = new Part(null, null, null);
    }

    /** The page, counted from 0. */
    public static int page(@Nullable Integer page) {
        return within("page", page == null ? 0 : page, 0, LAST_PAGE);
    }

    /** How many rows it holds. */
    public static int size(@Nullable Integer size) {
        return within("size", size == null ? USUAL_SIZE : size, 1, LARGEST_SIZE);
    }

    public static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInputException(name, "应在%d与%d之间", "must be from %d to %d", least, most);
        }
        return value;
    }

    /** Waits until the views hold what was recorded up to a position, so that one sees what one did. */
    public void waitFor(@Nullable Long position) {
        if (position == null) {
            return;
        }
        try {
            views.awaitPosition(position, LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
