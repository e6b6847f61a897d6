package org.caseledger.api.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.api.testing.TestLedger;
import org.springframework.web.bind.annotation.RequestMethod;

/** Every address that a controller answers, with each method that it answers to. */
public record Addresses(TestLedger ledger) {
    /** A method and the pattern of an address, such as {@code GET /cases/{id}}. */
    public record Address(String method, String pattern) {
        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    public List<Address> all() {
        return ledger.mappings().getHandlerMethods().keySet().stream()
                .flatMap(info -> {
                    var methods = info.getMethodsCondition().getMethods();
                    return info.getPatternValues().stream()
                            .flatMap(pattern -> named(methods).map(m -> new Address(m, pattern)));
                })
                .distinct()
                .toList();
    }

    private static Stream<String> named(Set<RequestMethod> methods) {
        return methods.isEmpty() ? Stream.of("GET") : methods.stream().map(RequestMethod::name);
    }
}
