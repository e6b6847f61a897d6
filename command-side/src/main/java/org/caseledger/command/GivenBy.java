package org.caseledger.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.caseledger.events.Role;

/** What a command on an {@link Aggregate} is called in both languages, and who may give it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface GivenBy {

    /** The roles that may give it. */
    Role[] to();

    /** What it is called in Chinese. */
    String zh();

    /** What it is called in English. */
    String en();

    /** The clause that gives it to these roles. */
    String clause();
}
