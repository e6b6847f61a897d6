package org.caseledger.query.board;

import java.util.function.Function;
import org.caseledger.events.Role;
import org.caseledger.procedure.Gates;
import org.caseledger.query.casefile.CaseFile;
import org.jspecify.annotations.Nullable;

/** Whose turn it is with a case, as its card on the board says. */
public final class Turn {

    private Turn() {}

    /** Null once it is archived; {@code gates} are those of a procedure, null for one unknown. */
    public static @Nullable Role of(CaseFile file, Function<String, @Nullable Gates> gates) {
        BoardCase of = null;
        for (var recorded : file.events()) {
            of = new BoardFold(of).next(recorded, gates);
        }
        return of == null ? null : of.card().waitsFor();
    }
}
