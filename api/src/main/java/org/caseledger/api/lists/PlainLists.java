package org.caseledger.api.lists;

import java.util.List;
import java.util.Objects;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageFormats;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.RequestedFilter;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.events.Actor;
import org.caseledger.events.office.ListKind;
import org.caseledger.query.Page;
import org.caseledger.query.PlainList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/** Answers what is asked of a {@link PlainList}: a part of it, its page, and all of it as a file. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PlainLists {
    private final ListReading lists;
    private final ListExport exports;
    private final ListFrame frame;

    @Getter
    private final List<PlainList<?, ?>> all;

    /** Before its name, where each is. */
    static final String PATH = "/lists/";

    /** A component of a row; the message {@code column.<name>} heads it. */
    record Column(String name) implements ListColumn {
        @Override
        public String label() {
            return "column." + name;
        }

        @Override
        public boolean usual() {
            return true;
        }

        @Override
        public boolean isAlways() {
            return name.equals("number");
        }

        /** What it has of a row. */
        public @Nullable Object of(Record row) {
            var part = Objects.requireNonNull(ReflectionUtils.findMethod(row.getClass(), name));
            return ReflectionUtils.invokeMethod(part, row);
        }
    }

    /** The part that is asked for, as far as this person sees it. */
    public <Q extends Record, R extends Record> Page<R> find(PlainList<Q, R> list, Q question, Part part, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        return lists.find(list.rows(), question, part, actor);
    }

    /** The page with that part. */
    public <Q extends Record, R extends Record> String show(
            PlainList<Q, R> list, Q question, Part part, @Nullable List<String> columns, PageRequest page) {
        var found = find(list, question, part, page.actor());
        page.show(question, found.total(), found.rows());
        page.add("plain", list);
        frame.show(layout(list, columns, page), ListKind.PLAIN, page);
        return "lists/plain";
    }

    /** The rows of all pages as a file. */
    public <Q extends Record, R extends Record> ResponseEntity<byte[]> file(
            PlainList<Q, R> list, Q question, @Nullable List<String> columns, PageRequest page) {
        AccessPolicy.mustReadCases(page.actor());
        var ui = page.ui();
        var rows = lists.first(ListExport.ASKED, list.rows(), question, page.actor());
        return exports.file(
                page, ui.word(list), layout(list, columns, page), rows, (column, row) -> cell(column.of(row), ui));
    }

    private static @Nullable Object cell(@Nullable Object value, PageFormats ui) {
        return value instanceof Number ? value : ui.value(value);
    }

    private static ListLayout<Column> layout(PlainList<?, ?> list, @Nullable List<String> chosen, PageRequest page) {
        var all = list.columns().stream().map(Column::new).toList();
        var address = RequestedFilter.address(PATH + list.name(), page.asked());
        var columns = chosen == null
                ? null
                : chosen.stream().map(name -> called(name, all)).toList();
        return ListLayout.of(all, columns, address, null);
    }

    private static Column called(String name, List<Column> all) {
        return all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException(ListLayout.COLUMNS, "没有“%s”这一列", "there is no column “%s”", name));
    }
}
