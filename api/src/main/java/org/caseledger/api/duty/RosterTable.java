package org.caseledger.api.duty;

import java.util.ArrayList;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.duty.Colleagues.Directory;
import org.caseledger.api.importing.Reject;
import org.caseledger.api.importing.Row;
import org.caseledger.api.importing.Rows;
import org.caseledger.api.importing.TableLine;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.gate.Unit;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * A roster as a table: 日期, 单位, 类别, 姓名 or 账号, 电话, and 原因 for days that have passed; what its rows ask for, and every
 * mistake in them.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class RosterTable {
    private static final int MOST_ROWS = 2_000;

    private final List<Unit> units;
    private final Directory directory;
    private final List<Taken> taken = new ArrayList<>();
    private final List<RosterMistake> mistakes = new ArrayList<>();

    /** A row that can be read, and what it asks for. */
    record Taken(long row, AssignDuty command) {}

    /** Reads a table; a {@link LabelledException} when it has not the columns or too many rows. */
    static RosterTable read(Rows rows, List<Unit> units, Directory directory) {
        for (var column : RosterRow.NEEDED) {
            mustHave(rows.columns().contains(column), column);
        }
        mustHave(RosterRow.WHO.stream().anyMatch(rows.columns()::contains), "姓名 / 账号");
        var table = new RosterTable(units, directory);
        rows.forEach(table::line);
        if (table.taken.size() + table.mistakes.size() > MOST_ROWS) {
            throw new LabelledException(
                    Text.format("超过%d行，请分次导入", "it has more than %d rows: import it in parts", MOST_ROWS));
        }
        return table;
    }

    List<Taken> taken() {
        return taken;
    }

    List<RosterMistake> mistakes() {
        return mistakes;
    }

    private static void mustHave(boolean there, String column) {
        if (!there) {
            throw new LabelledException(Text.format("缺少“%s”列", "The column %s is missing", column));
        }
    }

    private void line(TableLine line) {
        if (line instanceof Reject broken) {
            mistakes.add(new RosterMistake(broken.row(), broken.column(), broken.text()));
            return;
        }
        var row = (Row) line;
        new RosterRow(row, units, directory, mistakes)
                .command()
                .ifPresent(command -> taken.add(new Taken(row.number(), command)));
    }
}
