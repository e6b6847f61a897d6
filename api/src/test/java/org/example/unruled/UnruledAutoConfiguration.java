package org.example.unruled;

import org.caseledger.api.security.AccessRule;
import org.caseledger.events.Role;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Named in the extension's {@code AutoConfiguration.imports}. */
@AutoConfiguration
public class UnruledAutoConfiguration {
    /** Addresses of which one has a rule. */
    @RestController
    public static class Answers {
        @GetMapping({"/api/unruled", "/unruled", "/api/complaints/unruled/all", "/api/ruled/one"})
        String read() {
            return "open";
        }

        @PostMapping("/api/unruled")
        String write() {
            return "open";
        }
    }

    @Bean
    AccessRule leadersReadOne() {
        return new AccessRule("/api/ruled/**", Role.LEADER, Role.SUPERVISOR);
    }

    @Bean
    RouterFunction<ServerResponse> routed() {
        return RouterFunctions.route()
                .GET("/api/routed", request -> ServerResponse.ok().body("open"))
                .filter((request, next) -> next.handle(request))
                .build();
    }
}
