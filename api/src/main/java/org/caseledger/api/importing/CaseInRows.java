package org.caseledger.api.importing;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** The rows of one case, as they come: together they are the case, or the first fault refuses it. */
@RequiredArgsConstructor
final class CaseInRows {
    private final String sourceId;
    private final Mapping mapping;
    private @Nullable MappedRow whole;
    private @Nullable MappedRow last;

    /** The last row that shows it with another unit than the row before. */
    private @Nullable MappedRow moved;

    private @Nullable Reject fault;
    private boolean told;

    boolean isOf(String otherId) {
        return sourceId.equals(otherId);
    }

    void add(Mapped mapped) {
        if (mapped instanceof Reject reject) {
            refuse(reject);
        } else if (fault == null && mapped instanceof MappedRow row) {
            next(row);
        }
    }

    private void next(MappedRow read) {
        MappedRow row = last == null ? read : inOrder(last, read);
        if (whole == null || last == null) {
            whole = row;
            moved = row.units().isEmpty() ? null : row;
        } else if (row.updated().at().isBefore(last.updated().at())) {
            refuse(
                    row.row(),
                    mapping.columns(Field.UPDATED_AT),
                    "更新早于上一行（第 %d 行）",
                    "the update is before that of the row before (%d)",
                    last.row());
        } else {
            moved = row.isElsewhereThan(whole) ? row : moved;
            whole = whole.then(row);
        }
        last = row;
    }

    /** One that is before the other by no more than the mapping tolerates counts as the same. */
    private MappedRow inOrder(MappedRow before, MappedRow row) {
        LocalDateTime least = before.updated().at();
        LocalDateTime at = row.updated().at();
        return at.isBefore(least) && !at.plusSeconds(mapping.tolerance()).isBefore(least)
                ? row.updatedAt(before.updated())
                : row;
    }

    /** A row among these does not say which case it belongs to. */
    void mayLack(long row) {
        refuse(row, mapping.columns(Field.SOURCE_ID), "该行可能属于相邻的投诉件", "this row may belong to an adjacent case");
    }

    /** Refuses the case because rows of others are between its own, the next of which is this one. */
    void isScattered(long row) {
        refuse(
                row,
                mapping.columns(Field.SOURCE_ID),
                "同一编号的行不相连，请按编号排序",
                "the rows of one number do not stand together: sort the table by number");
    }

    /** Suppresses the result: the case is reported elsewhere. */
    void isToldElsewhere() {
        told = true;
    }

    /** Hands the case on once, or the fault that refuses it. */
    void tell(Consumer<Mapped> each) {
        if (told) {
            return;
        }
        told = true;
        if (whole != null
                && moved != null
                && whole.replied() != null
                && moved.updated().at().isAfter(whole.replied().at().plusSeconds(mapping.tolerance()))) {
            refuse(
                    moved.row(),
                    mapping.columns(Field.UPDATED_AT),
                    "变更单位晚于回复",
                    "it goes to another unit after the reply");
        }
        if (fault != null) {
            each.accept(fault);
        } else if (whole != null) {
            each.accept(whole);
        }
    }

    private void refuse(long row, List<String> columns, String zh, String en, Object... facts) {
        refuse(new Reject(row, String.join("+", columns), Text.format(zh, en, facts)));
    }

    private void refuse(Reject why) {
        if (fault == null) {
            fault = new Reject(
                    why.row(), why.column(), Text.format("%s；%s 的各行都未导入", "%s; no row of %s is taken", why, sourceId));
        }
    }
}
