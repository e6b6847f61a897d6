package org.caseledger.api.feed;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.codec.EventCodec;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which events are asked for: at most {@code limit} after a position; of these types, of any where there is none; of
 * one subject or of all; {@code proofs} with the proof of each.
 */
public record FeedQuery(
        long after, int limit, Set<String> types, @Nullable UUID subject, boolean proofs) {
    private static final int USUAL_LIMIT = 100;
    private static final int LARGEST_LIMIT = 1000;

    public FeedQuery {
        types = Set.copyOf(types);
    }

    /** What an address asks for; throws {@link InvalidInputException}. */
    public static FeedQuery of(
            long after,
            @Nullable Integer limit,
            @Nullable Collection<String> types,
            @Nullable UUID subject,
            boolean proofs) {
        var asked = types == null ? Set.<String>of() : new TreeSet<>(types);
        for (var type : asked) {
            if (!EventCodec.isType(type)) {
                throw new InvalidInputException("type", "没有“%s”这种事件", "there is no type of event “%s”", type);
            }
        }
        return new FeedQuery(
                after,
                Paging.within("limit", limit == null ? USUAL_LIMIT : limit, 1, LARGEST_LIMIT),
                asked,
                subject,
                proofs);
    }

    /** A position as it is sent; {@code name} is where. */
    static long position(String name, @Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            return 0;
        }
        if (!sent.matches("[0-9]{1,18}")) {
            throw new InvalidInputException(
                    name, "应为日志位置，即不小于0的整数", "must be a position of the log: a whole number from 0");
        }
        return Long.parseLong(sent);
    }

    /** The same after another position. */
    public FeedQuery from(long position) {
        return new FeedQuery(position, limit, types, subject, proofs);
    }

    /** The same with pages of another size. */
    FeedQuery upTo(int size) {
        return new FeedQuery(after, size, types, subject, proofs);
    }

    /** What stays the same from page to page. */
    String filters() {
        return "type=%s&subject=%s&proofs=%s".formatted(String.join(",", new TreeSet<>(types)), subject, proofs);
    }

    /** Its parameters in an address. */
    String address() {
        var address = UriComponentsBuilder.newInstance().queryParam("after", after);
        address.queryParam("limit", limit);
        if (!types.isEmpty()) {
            address.queryParam("type", new TreeSet<>(types));
        }
        if (subject != null) {
            address.queryParam("subject", subject);
        }
        if (proofs) {
            address.queryParam("proofs", true);
        }
        return address.build().toUriString();
    }
}
