package org.caseledger.api.web;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.query.Page;
import org.jspecify.annotations.Nullable;

/** Which of many rows a page shows, and the addresses of the others; {@code query} is the query string of the list. */
public record Pagination(String path, String query, int page, int size, long total) {
    private static final int AROUND = 2;
    private static final List<Integer> SIZES = List.of(20, 50, 100);

    /** The page that was asked for, of so many rows. */
    public static Pagination of(String path, Map<String, String> asked, long total) {
        return of(path, RequestedFilter.again(asked), number(asked.get("page")), number(asked.get("size")), total);
    }

    /** The page of an address that was asked for, of so many rows. */
    public static Pagination of(Address address, @Nullable Integer page, @Nullable Integer size, long total) {
        return of(address.path(), address.query(), page, size, total);
    }

    private static Pagination of(
            String path, String query, @Nullable Integer page, @Nullable Integer size, long total) {
        return new Pagination(path, query, Paging.page(page), Paging.size(size), total);
    }

    // Whatever is none was refused before.
    private static @Nullable Integer number(@Nullable String text) {
        return text == null || text.isBlank() ? null : Integer.valueOf(text.strip());
    }

    /** The sizes to choose from. */
    public List<Integer> sizes() {
        return SIZES;
    }

    /** Whether there are more than were counted. */
    public boolean more() {
        return total > Page.COUNTED;
    }

    /** How many there are, as far as they were counted. */
    public long counted() {
        return Math.min(total, Page.COUNTED);
    }

    /** The number of the first row, counted from 1. */
    public long first() {
        return (long) page * size + 1;
    }

    /** The number of the last row. */
    public long last() {
        return Math.min((long) (page + 1) * size, total);
    }

    /** The last page, counted from 0. */
    public long lastPage() {
        return total == 0 ? 0 : (total - 1) / size;
    }

    /** The pages around this one. */
    public List<Long> around() {
        return LongStream.rangeClosed(Math.max(0, page - AROUND), Math.min(lastPage(), page + (long) AROUND))
                .boxed()
                .toList();
    }

    /** The address of a page. */
    public String to(long other) {
        return address(other, size);
    }

    /** The address of the first page with so many rows. */
    public String withSize(int rows) {
        return address(0, rows);
    }

    private String address(long other, int rows) {
        return "%s?%s%spage=%d&size=%d".formatted(path, query, query.isEmpty() ? "" : "&", other, rows);
    }
}
