package org.caseledger.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The condition on rows that a component of a question stands for, left out while the component is null. Its text names
 * the value by the name of the component ({@code unit = :unit}), or else is for true, and {@code no} for false. That of
 * a {@link Subset} is its own; {@code %s} stands for the column that an enum constant is named after.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Where {
    String value() default "";

    String no() default "";
}
