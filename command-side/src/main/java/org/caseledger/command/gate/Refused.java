package org.caseledger.command.gate;

import java.util.List;
import java.util.Set;
import lombok.Getter;
import org.caseledger.events.Clause;
import org.caseledger.events.ComplaintState;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** A command that a rule forbids: nothing was done. */
public final class Refused extends RuntimeException implements Labelled {
    @Getter
    private final Rule rule;

    private final List<String> clauses;
    private @Nullable String clause;
    private @Nullable String procedure;
    private final transient Object[] about;
    private transient @Nullable Command command;
    /** The state in which it was refused; null for a command that begins a case. */
    @Getter
    private @Nullable ComplaintState state;

    @Getter
    private transient Set<Class<? extends Command>> allowedNow = Set.of();

    public Refused(Rule rule, Object... about) {
        this(rule.clauses(), rule, about);
    }

    /** A refusal by the very clause that the procedure in force has for the rule. */
    public Refused(String clause, Rule rule, Object... about) {
        this(List.of(clause), rule, about);
        this.clause = clause;
    }

    /** A refusal by a rule that is found in these clauses, each of another procedure. */
    public Refused(List<String> clauses, Rule rule, Object... about) {
        // Where it was decided tells nothing that the rule does not, and many are asked for at
        // once.
        super(null, null, false, false);
        this.rule = rule;
        this.clauses = clauses;
        this.about = about;
    }

    @Override
    public String getMessage() {
        return rule + " (" + clause() + ")";
    }

    /**
     * Names the clause by which the rule binds a case of that procedure, unless one is named already; see
     * {@link Clause#under}.
     */
    public Refused under(String procedure) {
        if (this.procedure == null) {
            this.procedure = procedure;
        }
        return this;
    }

    /** The clause it comes from, under the procedure of the case; the first until one is named. */
    public String clause() {
        // Looked for only when it is asked for: of most offers that do not stand it never is.
        return clause != null ? clause : procedure == null ? clauses.get(0) : Clause.under(procedure, clauses);
    }

    /** The rule, about this very case. */
    @Override
    public Text text() {
        return rule.text(about);
    }

    public Refused in(@Nullable ComplaintState state, Set<Class<? extends Command>> allowedNow) {
        this.state = state;
        this.allowedNow = allowedNow;
        return this;
    }

    /** The command that was refused, where it is one of several in a request. */
    @Nullable
    Command command() {
        return command;
    }

    /** Names the command that was refused, of several in a request. */
    public Refused of(Command refused) {
        command = refused;
        return this;
    }
}
