package org.caseledger.api.offices;

import java.util.List;
import java.util.function.Consumer;
import org.apache.catalina.Engine;
import org.caseledger.api.web.uploads.UploadMemory;
import org.caseledger.text.Text;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What the offices on a node share.
 *
 * @param arguments settings that hold for all of them
 * @param extra what becomes part of each application
 */
record Node(
        String name,
        OfficeRegistry registry,
        Engine engine,
        Bundled bundled,
        Limits limits,
        UploadMemory uploads,
        List<String> arguments,
        Consumer<GenericApplicationContext> extra,
        Consumer<Text> teller) {
    void tell(Text text) {
        teller.accept(text);
    }

    /**
     * What one office may take of what all share.
     *
     * @param requests that are answered at once
     * @param connections to its database
     * @param starting so many offices at once
     */
    record Limits(int requests, int connections, int starting) {
        /** Adds these as settings of an office's application; settings already given take precedence. */
        void addTo(List<String> arguments) {
            add(arguments, "spring.datasource.hikari.maximum-pool-size", connections);
            add(arguments, "spring.datasource.hikari.minimum-idle", 0);
            add(arguments, "spring.datasource.hikari.idle-timeout", 10_000);
            add(arguments, "spring.task.scheduling.pool.size", 2);
            add(arguments, "management.metrics.use-global-registry", false);
        }

        private static void add(List<String> arguments, String name, Object value) {
            if (arguments.stream().noneMatch(one -> one.startsWith("--" + name + "="))) {
                arguments.add("--%s=%s".formatted(name, value));
            }
        }
    }
}
