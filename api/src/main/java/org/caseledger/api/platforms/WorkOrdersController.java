package org.caseledger.api.platforms;

import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.requests.SentJson;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Work orders, for the platforms that give them. */
@RestController
@Tag(name = "platforms 工单平台")
@RequiredArgsConstructor
class WorkOrdersController {
    private final ReceivedOrders orders;

    @PostMapping("/api/platforms/{platform}/orders")
    ReceivedOrders.Received receive(@PathVariable String platform, SentJson sent) {
        return orders.receive(platform, sent.bytes(), sent.actor());
    }
}
