package org.example.ours;

import org.axonframework.queryhandling.QueryGateway;
import org.caseledger.events.complaint.Channel;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures of {@link Intake} over HTTP. */
@RestController
public class IntakeController {
    private final QueryGateway queries;

    IntakeController(QueryGateway queries) {
        this.queries = queries;
    }

    @GetMapping("/api/ours/intake")
    long from(@RequestParam Channel channel) {
        return queries.query(new HowManyFrom(channel), Long.class).join();
    }
}
