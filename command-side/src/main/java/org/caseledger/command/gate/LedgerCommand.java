package org.caseledger.command.gate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.office.Delegable;

/**
 * What a command is called, who may give it, and when: the form, the address, the offers on a case and the refusal all
 * follow from it. What a case must hold before anything of the command is typed is a static method of the command,
 * {@code before(CaseState, DecisionContext)}, which refuses it or gives what is left to choose from.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LedgerCommand {
    /** What it is called in Chinese. */
    String zh();

    /** What it is called in English. */
    String en();

    /** The roles that may give it; a handler gives it only on cases of their own unit. */
    Role[] roles();

    /** The clauses that give it to these roles, each of another procedure. */
    String[] clause() default {"P9.12", "P2.08"};

    /** The phases in all of whose states it may be given. */
    ComplaintState.Phase[] phases() default {};

    /** The further states in which it may be given: any, when neither phases nor states are named. */
    ComplaintState[] states() default {};

    /** The further states in which it may be given when the case is an inquiry. */
    ComplaintState[] inquiryStates() default {};

    /** The kinds of case to which it applies. */
    ComplaintKind[] kinds() default {
        ComplaintKind.COMPLAINT, ComplaintKind.REPORT, ComplaintKind.INQUIRY, ComplaintKind.OPINION
    };

    /**
     * The acts of the case on which it builds, apart from the one that brought the case where it may be given: it is
     * not dated before they were recorded.
     */
    Class<? extends Act>[] buildsOn() default {};

    /** Which units' handlers give it. */
    Handlers handlers() default Handlers.HOLDING;

    /**
     * As what a leader may have it signed by delegation 授权代签; as nothing where its clause keeps it for the leader, or
     * asks for more than one person.
     */
    Delegable[] delegable() default {};

    /**
     * The sealed texts that it writes or decides on; in a secret case only the people that the case names give it
     * (P7.20).
     */
    String[] sealed() default {};

    /** The sealed texts of the case on which it is given, which its form shows. */
    SealedField[] reads() default {};

    /** Whether people give it on a case by a form; else the ledger gives it, or gives it on request. */
    boolean hasForm() default true;

    /** Whether it leaves the case at its stage, so that it is not among what comes first there. */
    boolean beside() default false;

    /** The address of the command that it follows in the order of life, where that is not the one before it. */
    String after() default "";
}
