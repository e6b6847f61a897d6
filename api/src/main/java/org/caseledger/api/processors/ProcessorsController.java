package org.caseledger.api.processors;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.caseledger.api.web.problems.NotFoundException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Event processors, for the administrator. */
@RestController
@Tag(name = "processors 事件处理器")
class ProcessorsController {

    private final Processors processors;

    ProcessorsController(Processors processors) {
        this.processors = processors;
    }

    @GetMapping("/api/processors")
    List<ProcessorStatus> status() {
        return processors.status();
    }

    @GetMapping("/api/processors/{name}/dead-letters")
    List<DeadLetterRow> deadLetters(@PathVariable String name) {
        return processors.deadLetters(name).orElseThrow(NotFoundException::new);
    }

    @PostMapping("/api/processors/{name}/dead-letters/retry")
    Retried retry(@PathVariable String name) {
        return processors.retry(name).orElseThrow(NotFoundException::new);
    }
}
