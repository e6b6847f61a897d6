package org.caseledger.api.importing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as cases: each row one, or, if the mapping is grouped, all rows of one number, which must be
 * adjacent. A case is imported with all its rows or not at all.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class CaseRows {
    private final RowMapper mapper;
    private final Consumer<Mapped> each;

    /** The numbers whose rows do not stand together, and the row where each comes again. */
    private final Map<String, Long> scattered;

    private @Nullable CaseInRows open;

    /** A row just before that does not tell whose it is; 0 when there is none. */
    private long nobodys;

    /** Hands every case on, in order; of one that cannot be taken a {@link Reject}. */
    static void forEach(Rows rows, RowMapper mapper, Consumer<Mapped> each) {
        if (!mapper.mapping().isGrouped()) {
            rows.forEach(line -> each.accept(mapper.map(line)));
            return;
        }
        var cases = new CaseRows(mapper, each, scattered(rows, mapper));
        rows.forEach(cases::add);
        cases.close();
    }

    // A case can be imported only when no more rows of it follow, so the table is read twice; the first pass keeps only
    // the numbers.
    private static Map<String, Long> scattered(Rows rows, RowMapper mapper) {
        Set<String> seen = new HashSet<>();
        Map<String, Long> again = new HashMap<>();
        rows.forEach(new Consumer<>() {
            private @Nullable String last;

            @Override
            public void accept(TableLine line) {
                String id = mapper.sourceId(line);
                if (id != null && !id.equals(last)) {
                    if (!seen.add(id)) {
                        again.putIfAbsent(id, line.number());
                    }
                    last = id;
                }
            }
        });
        return again;
    }

    private void add(TableLine line) {
        if (!mapper.isSelected(line)) {
            each.accept(mapper.map(line));
            return;
        }
        String id = mapper.sourceId(line);
        if (id == null) {
            addNobodys(line);
            return;
        }
        if (open == null || !open.isOf(id)) {
            close();
            open = begin(id, line.number());
        }
        nobodys = 0;
        open.add(mapper.map(line));
    }

    /** It may be the last of the case before it, or the first of the next. */
    private void addNobodys(TableLine line) {
        nobodys = line.number();
        if (open != null) {
            open.mayLack(nobodys);
            open.tell(each);
        }
        each.accept(mapper.map(line));
    }

    private CaseInRows begin(String id, long row) {
        var begun = new CaseInRows(id, mapper.mapping());
        Long again = scattered.get(id);
        if (again != null && again == row) {
            begun.isScattered(row);
        } else if (again != null) {
            begun.isToldElsewhere();
        } else if (nobodys > 0) {
            begun.mayLack(nobodys);
        }
        return begun;
    }

    private void close() {
        if (open != null) {
            open.tell(each);
        }
    }
}
