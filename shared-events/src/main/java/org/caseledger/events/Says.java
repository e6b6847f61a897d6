package org.caseledger.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The sentence of an event, or of a record within one, as a template in both languages. {@code {unit}},
 * {@code {plan.method}} and {@code {digest|8}} stand for a value of the event, the last in a format; {@code {}} for
 * what its type is called; {@code [, opinion: {opinion}]} is left out where a value within is missing;
 * {@code {agreed?approved~sent back}} chooses by whether a value is there and true, {@code {level=LEADER?…~…}} by
 * whether it is that one. On an interface it is the sentence of each of its events that has none of its own.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Says {
    /** The sentence in Chinese. */
    String zh();

    /** The sentence in English, of the same values. */
    String en();
}
