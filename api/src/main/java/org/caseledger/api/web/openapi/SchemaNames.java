package org.caseledger.api.web.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.caseledger.events.LedgerEvent;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Names the schemas: a nested type after its outer type up to the use case, such as {@code EscalationsListed}. Two
 * types never share a schema.
 */
final class SchemaNames extends TypeNameResolver {
    /** Types of several packages have these names: the last word of the package precedes them. */
    private static final Set<String> OF_SEVERAL_PACKAGES = Set.of("CaseComparison", "Figures", "Verdict");

    private final Map<String, Set<Class<?>>> types = new ConcurrentHashMap<>();

    @Override
    protected String getNameOfClass(Class<?> type) {
        var name = name(type);
        types.computeIfAbsent(name, first -> ConcurrentHashMap.newKeySet()).add(type);
        return name;
    }

    /** Throws {@link IllegalStateException} when two types have been given the same name. */
    void requireUnique() {
        types.forEach((name, several) -> {
            if (several.size() > 1) {
                throw new IllegalStateException(name + " names several of " + several);
            }
        });
    }

    private static String name(Class<?> type) {
        var outer = type.getEnclosingClass();
        if (outer != null && !LedgerEvent.class.isAssignableFrom(type) && !isComponent(type)) {
            return name(outer) + type.getSimpleName();
        }
        var name = type.getSimpleName();
        return OF_SEVERAL_PACKAGES.contains(name) ? domain(type) + name : name;
    }

    /** Its file is no part of its name. */
    private static boolean isComponent(Class<?> type) {
        return AnnotatedElementUtils.isAnnotated(type, Component.class);
    }

    private static String domain(Class<?> type) {
        var name = type.getPackageName();
        return StringUtils.capitalize(name.substring(name.lastIndexOf('.') + 1));
    }
}
