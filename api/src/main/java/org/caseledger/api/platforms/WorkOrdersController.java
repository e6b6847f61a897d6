package org.caseledger.api.platforms;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.JsonBodies;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Work orders, for the platforms that give them. */
@RestController
@Tag(name = "platforms 工单平台")
@RequiredArgsConstructor
class WorkOrdersController {
    private final ReceivedOrders orders;
    private final JsonBodies bodies;

    @PostMapping("/api/platforms/{platform}/orders")
    ReceivedOrders.Received receive(@PathVariable String platform, HttpServletRequest http, LoggedIn person)
            throws IOException {
        return orders.receive(platform, bodies.bytes(http), person.actor());
    }
}
